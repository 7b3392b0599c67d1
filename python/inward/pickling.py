"""What does not pickle although it is no handle: answers, which are as good as the book they came from."""

from __future__ import annotations

import copyreg
from typing import NoReturn

from . import _native as native

ANSWERS: tuple[type, ...] = (
    native.AalenJohansen,
    native.AmountSteps,
    native.AmountSum,
    native.Attention,
    native.AttentionItem,
    native.AttentionItems,
    native.Band,
    native.Calibration,
    native.Classes,
    native.KpiDefinition,
    native.KpiResult,
    native.Kpis,
    native.Pace,
    native.PublishedRatio,
    native.Reconciliation,
    native.Score,
    native.Vintage,
    native.WeightedPipeline,
    native.CellChange,
    native.CurrencySum,
    native.Division,
    native.DivisionTable,
    native.Due,
    native.DueRange,
    native.Escalation,
    native.HistoryEntry,
    native.InspectionYear,
    native.ListSum,
    native.KaplanMeier,
    native.LoadReport,
    native.LogRank,
    native.Measure,
    native.NetJobs,
    native.ProcedureVersion,
    native.Reduction,
    native.RestrictedMean,
    native.Row,
    native.RowFault,
    native.RowReport,
    native.SameDayAnswers,
    native.StageRow,
    native.BoardRow,
    native.PromiseBoard,
    native.ExposureRow,
    native.ExposureTable,
    native.Reclaim,
    native.PaymentGroup,
    native.OpenPayments,
    native.OpenPayment,
    native.ObligationCheck,
    native.CommitmentEffect,
    native.CommitmentPart,
    native.CommitmentTerms,
    native.ChangeFact,
    native.ChangeMember,
    native.ChangeRow,
    native.ChangeSteps,
    native.Changes,
    native.CountRow,
    native.CountTable,
    native.CrossRow,
    native.CrossTable,
    native.Member,
    native.OutcomeRow,
    native.OutcomesBetween,
    native.OutcomesOfGroup,
    native.OutsideReport,
    native.Pipeline,
    native.Slippage,
    native.StageTable,
    native.StatedFact,
    native.StoredEvent,
    native.Tally,
    native.Target,
    native.TimeBetween,
    native.TimeInStage,
    native.TimesOfGroup,
    native.Whole,
)


def _refuse(answer: object) -> NoReturn:
    raise TypeError(
        f"{type(answer).__name__} does not pickle: ask again where it is needed, or keep what you need of it"
    )


for _class in ANSWERS:
    copyreg.pickle(_class, _refuse)
