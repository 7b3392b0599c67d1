"""Batches: several commands in one transaction, all or nothing. One method a command.

Written by `cargo xtask stubs` from the table of commands: not to be edited by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Never

from ._native import (
    Agreement,
    Area,
    Calendar,
    Case,
    Commitment,
    Entry,
    FactRef,
    Investment,
    Issue,
    Lead,
    Lei,
    Measured,
    Negotiation,
    Organisation,
    Person,
    Playbook,
    Project,
    ProjectCode,
    Rule,
    StatedFact,
    Task,
    Unit,
    Uscc,
)
from .answers import Attribute, Investments, Named, Parts, Promised, Sum, Target, Whenever
from .enums import (
    Basis,
    BreachCause,
    CaseOutcome,
    Direction,
    InspectionBasis,
    InspectionPurpose,
    InteractionKind,
    IssueOutcome,
    Level,
    Likelihood,
    MeasureKind,
    MoneyKind,
    Outcome,
    ProjectEnd,
    ReviewOutcome,
    Role,
    Satisfaction,
    SpecialStep,
    StartEvent,
)
from .sitting import Bundled
from .values import (
    Clause,
    Evidence,
    Industry,
    Instalment,
    Judgement,
    Obligation,
    Phase,
    Recurrence,
    Reference,
)

__all__ = ["Batch"]


class Batch(Bundled):
    """Commands that are given together; `desk.batch()` begins one. A method that makes a record promises
    it, so that later commands name it; what a method does is told at the same method of `Desk`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区")
    >>> batch = crm.desk("wang.li").batch()
    >>> lead = batch.capture_lead("LED 衬底")
    >>> talks = batch.open_negotiation(lead)
    >>> len(batch.preview()), crm.leads().count()
    (2, Count(0))
    >>> answers = batch.commit()
    >>> crm.negotiation(talks).lead == answers[0].id == lead.id
    True
    """

    __slots__ = ()

    def adopt_playbook(
        self,
        playbook: Playbook,
        **unknown: Never,
    ) -> None:
        """As `Desk.adopt_playbook`."""
        keywords: dict[str, object] = {
            "playbook": playbook,
        }
        self._add("adopt_playbook", "zon", keywords, unknown)

    def adopt_calendar(
        self,
        calendar: Calendar,
        **unknown: Never,
    ) -> None:
        """As `Desk.adopt_calendar`."""
        keywords: dict[str, object] = {
            "calendar": calendar,
        }
        self._add("adopt_calendar", "zon", keywords, unknown)

    def enrol_person(
        self,
        name: str,
        *,
        title: str | None = None,
        channels: Sequence[str] | None = None,
        unit: Named[Unit] | None = None,
        organisation: Named[Organisation] | None = None,
        **unknown: Never,
    ) -> Promised[Person]:
        """As `Desk.enrol_person`."""
        keywords: dict[str, object] = {
            "name": name,
            "title": title,
            "channels:channel": channels,
            "unit": unit,
            "organisation": organisation,
        }
        return self._add("enrol_person", "per", keywords, unknown)

    def erase_person(
        self,
        person: Named[Person],
        **unknown: Never,
    ) -> None:
        """As `Desk.erase_person`."""
        keywords: dict[str, object] = {
            "person": person,
        }
        self._add("erase_person", "zon", keywords, unknown)

    def add_unit(
        self,
        name: str,
        *,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        parent: Named[Unit] | None = None,
        valid: Whenever | None = None,
        **unknown: Never,
    ) -> Promised[Unit]:
        """As `Desk.add_unit`."""
        keywords: dict[str, object] = {
            "name": name,
            "code": code,
            "aliases:alias": aliases,
            "parent": parent,
            "valid": valid,
        }
        return self._add("add_unit", "unt", keywords, unknown)

    def change_unit(
        self,
        unit: Named[Unit],
        *,
        name: str | None = None,
        aliases: Sequence[str] | None = None,
        parent: Named[Unit] | None = None,
        valid: Whenever | None = None,
        successor: Named[Unit] | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_unit`."""
        keywords: dict[str, object] = {
            "unit": unit,
            "name": name,
            "aliases:alias": aliases,
            "parent": parent,
            "valid": valid,
            "successor": successor,
        }
        self._add("change_unit", "zon", keywords, unknown)

    def add_organisation(
        self,
        name: str,
        *,
        uscc: Uscc | str | None = None,
        lei: Lei | str | None = None,
        country: str | None = None,
        parent: Named[Organisation] | None = None,
        ownership: str | None = None,
        industry: Industry | Parts | None = None,
        roles: Sequence[Role | str] | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Organisation]:
        """As `Desk.add_organisation`."""
        keywords: dict[str, object] = {
            "name": name,
            "uscc": uscc,
            "lei": lei,
            "country": country,
            "parent": parent,
            "ownership": ownership,
            "industry": industry,
            "roles:role": roles,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("add_organisation", "org", keywords, unknown)

    def change_organisation(
        self,
        organisation: Named[Organisation],
        *,
        uscc: Uscc | str | None = None,
        lei: Lei | str | None = None,
        country: str | None = None,
        parent: Named[Organisation] | None = None,
        ownership: str | None = None,
        industry: Industry | Parts | None = None,
        roles: Sequence[Role | str] | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_organisation`."""
        keywords: dict[str, object] = {
            "organisation": organisation,
            "uscc": uscc,
            "lei": lei,
            "country": country,
            "parent": parent,
            "ownership": ownership,
            "industry": industry,
            "roles:role": roles,
        }
        self._add("change_organisation", "zon", keywords, unknown)

    def add_list(
        self,
        name: str,
        *,
        on: Whenever | None = None,
        period: Whenever | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Entry]:
        """As `Desk.add_list`."""
        keywords: dict[str, object] = {
            "name": name,
            "on": on,
            "period": period,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("add_list", "ent", keywords, unknown)

    def add_promotion_event(
        self,
        name: str,
        *,
        on: Whenever | None = None,
        place: str | None = None,
        cost: Sum | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Entry]:
        """As `Desk.add_promotion_event`."""
        keywords: dict[str, object] = {
            "name": name,
            "on": on,
            "place": place,
            "cost": cost,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("add_promotion_event", "ent", keywords, unknown)

    def add_policy(
        self,
        name: str,
        *,
        document: str | None = None,
        issuer: Named[Unit] | None = None,
        on: Whenever | None = None,
        valid: Whenever | None = None,
        articles: Sequence[Clause | Parts] | None = None,
        legal_basis: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Entry]:
        """As `Desk.add_policy`."""
        keywords: dict[str, object] = {
            "name": name,
            "document": document,
            "issuer": issuer,
            "on": on,
            "valid": valid,
            "articles:article": articles,
            "legal_basis": legal_basis,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("add_policy", "ent", keywords, unknown)

    def change_policy(
        self,
        policy: Named[Entry],
        *,
        valid: Whenever | None = None,
        legal_basis: str | None = None,
        articles: Sequence[Clause | Parts] | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_policy`."""
        keywords: dict[str, object] = {
            "policy": policy,
            "valid": valid,
            "legal_basis": legal_basis,
            "articles:article": articles,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("change_policy", "zon", keywords, unknown)

    def review_policy(
        self,
        policy: Named[Entry],
        outcome: ReviewOutcome | str,
        *,
        on: Whenever | None = None,
        unit: Named[Unit] | None = None,
        document: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.review_policy`."""
        keywords: dict[str, object] = {
            "policy": policy,
            "outcome": outcome,
            "on": on,
            "unit": unit,
            "document": document,
            "source": source,
            "evidence": evidence,
        }
        self._add("review_policy", "zon", keywords, unknown)

    def set_budget(
        self,
        policy: Named[Entry],
        year: int,
        amount: Sum,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.set_budget`."""
        keywords: dict[str, object] = {
            "policy": policy,
            "year": year,
            "amount": amount,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("set_budget", "zon", keywords, unknown)

    def repeal_policy(
        self,
        policy: Named[Entry],
        *,
        on: Whenever | None = None,
        replaced_by: Named[Entry] | None = None,
        reason: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.repeal_policy`."""
        keywords: dict[str, object] = {
            "policy": policy,
            "on": on,
            "replaced_by": replaced_by,
            "reason": reason,
            "source": source,
            "evidence": evidence,
        }
        self._add("repeal_policy", "zon", keywords, unknown)

    def record_inspection(
        self,
        organisation: Named[Organisation],
        authority: Named[Unit],
        purpose: InspectionPurpose | str,
        *,
        on: Whenever | None = None,
        basis: InspectionBasis | str | None = None,
        outcome: str | None = None,
        title: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Entry]:
        """As `Desk.record_inspection`."""
        keywords: dict[str, object] = {
            "organisation": organisation,
            "authority": authority,
            "purpose": purpose,
            "on": on,
            "basis": basis,
            "outcome": outcome,
            "title": title,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("record_inspection", "ent", keywords, unknown)

    def complete_inspection_log(
        self,
        organisation: Named[Organisation],
        year: int,
        *,
        authority: Named[Unit] | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> Promised[Organisation]:
        """As `Desk.complete_inspection_log`."""
        keywords: dict[str, object] = {
            "organisation": organisation,
            "year": year,
            "authority": authority,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._add("complete_inspection_log", "org", keywords, unknown)

    def add_procedure(
        self,
        name: str,
        authority: Named[Unit],
        *,
        on: Whenever | None = None,
        promised: Rule | Parts | None = None,
        statutory: Rule | Parts | None = None,
        notice: Rule | Parts | None = None,
        steps: int | str | None = None,
        documents: int | str | None = None,
        seals: int | str | None = None,
        windows: int | str | None = None,
        cost: Sum | None = None,
        legal_basis: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Entry]:
        """As `Desk.add_procedure`."""
        keywords: dict[str, object] = {
            "name": name,
            "authority": authority,
            "on": on,
            "promised": promised,
            "statutory": statutory,
            "notice": notice,
            "steps": steps,
            "documents": documents,
            "seals": seals,
            "windows": windows,
            "cost": cost,
            "legal_basis": legal_basis,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("add_procedure", "ent", keywords, unknown)

    def revise_procedure(
        self,
        procedure: Named[Entry],
        *,
        on: Whenever | None = None,
        authority: Named[Unit] | None = None,
        promised: Rule | Parts | None = None,
        statutory: Rule | Parts | None = None,
        notice: Rule | Parts | None = None,
        steps: int | str | None = None,
        documents: int | str | None = None,
        seals: int | str | None = None,
        windows: int | str | None = None,
        cost: Sum | None = None,
        legal_basis: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        reason: str | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.revise_procedure`."""
        keywords: dict[str, object] = {
            "procedure": procedure,
            "on": on,
            "authority": authority,
            "promised": promised,
            "statutory": statutory,
            "notice": notice,
            "steps": steps,
            "documents": documents,
            "seals": seals,
            "windows": windows,
            "cost": cost,
            "legal_basis": legal_basis,
            "source": source,
            "evidence": evidence,
            "reason": reason,
        }
        self._add("revise_procedure", "zon", keywords, unknown)

    def open_investment(
        self,
        title: str,
        *,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Investment]:
        """As `Desk.open_investment`."""
        keywords: dict[str, object] = {
            "title": title,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("open_investment", "inv", keywords, unknown)

    def capture_lead(
        self,
        title: str,
        *,
        on: Whenever | None = None,
        investor: Named[Organisation] | None = None,
        investor_described: str | None = None,
        origin: str | None = None,
        referrer: Named[Organisation] | None = None,
        promotion_event: Named[Entry] | None = None,
        total_planned: Sum | None = None,
        fixed_asset: Sum | None = None,
        investment: Investments | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Lead]:
        """As `Desk.capture_lead`."""
        keywords: dict[str, object] = {
            "title": title,
            "on": on,
            "investor": investor,
            "investor_described": investor_described,
            "origin": origin,
            "referrer": referrer,
            "promotion_event": promotion_event,
            "total_planned": total_planned,
            "fixed_asset": fixed_asset,
            "investment": investment,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("capture_lead", "led", keywords, unknown)

    def change_lead(
        self,
        lead: Named[Lead],
        *,
        investor: Named[Organisation] | None = None,
        origin: str | None = None,
        referrer: Named[Organisation] | None = None,
        promotion_event: Named[Entry] | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_lead`."""
        keywords: dict[str, object] = {
            "lead": lead,
            "investor": investor,
            "origin": origin,
            "referrer": referrer,
            "promotion_event": promotion_event,
        }
        self._add("change_lead", "zon", keywords, unknown)

    def triage_lead(
        self,
        lead: Named[Lead],
        outcome: Outcome | str,
        *,
        on: Whenever | None = None,
        body: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.triage_lead`."""
        keywords: dict[str, object] = {
            "lead": lead,
            "outcome": outcome,
            "on": on,
            "body": body,
            "source": source,
            "evidence": evidence,
        }
        self._add("triage_lead", "zon", keywords, unknown)

    def register_claim(
        self,
        lead: Named[Lead],
        unit: Named[Unit],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.register_claim`."""
        keywords: dict[str, object] = {
            "lead": lead,
            "unit": unit,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("register_claim", "zon", keywords, unknown)

    def disqualify_lead(
        self,
        lead: Named[Lead],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.disqualify_lead`."""
        keywords: dict[str, object] = {
            "lead": lead,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("disqualify_lead", "zon", keywords, unknown)

    def open_negotiation(
        self,
        lead: Named[Lead] | None = None,
        *,
        title: str | None = None,
        on: Whenever | None = None,
        investor: Named[Organisation] | None = None,
        asks: Sequence[str] | None = None,
        offers: Sequence[str] | None = None,
        competitor_places: Sequence[str] | None = None,
        likelihood: Likelihood | str | None = None,
        total_planned: Sum | None = None,
        investment: Investments | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Negotiation]:
        """As `Desk.open_negotiation`."""
        keywords: dict[str, object] = {
            "lead": lead,
            "title": title,
            "on": on,
            "investor": investor,
            "asks:ask": asks,
            "offers:offer": offers,
            "competitor_places:competitor_place": competitor_places,
            "likelihood": likelihood,
            "total_planned": total_planned,
            "investment": investment,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("open_negotiation", "neg", keywords, unknown)

    def change_negotiation(
        self,
        negotiation: Named[Negotiation],
        *,
        investor: Named[Organisation] | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_negotiation`."""
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "investor": investor,
        }
        self._add("change_negotiation", "zon", keywords, unknown)

    def record_interaction(
        self,
        negotiation: Named[Negotiation],
        kind: InteractionKind | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        people: Sequence[Named[Person]] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.record_interaction`."""
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "kind": kind,
            "on": on,
            "note": note,
            "people:person": people,
            "source": source,
            "evidence": evidence,
        }
        self._add("record_interaction", "zon", keywords, unknown)

    def lose_negotiation(
        self,
        negotiation: Named[Negotiation],
        reason: str,
        *,
        lost_to: str | None = None,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.lose_negotiation`."""
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "reason": reason,
            "lost_to": lost_to,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("lose_negotiation", "zon", keywords, unknown)

    def abandon_negotiation(
        self,
        negotiation: Named[Negotiation],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.abandon_negotiation`."""
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("abandon_negotiation", "zon", keywords, unknown)

    def sign_agreement(
        self,
        negotiation: Named[Negotiation] | None = None,
        *,
        framework: Named[Agreement] | None = None,
        title: str | None = None,
        level: Level | str | None = None,
        on: Whenever | None = None,
        occasion: str | None = None,
        parties: Sequence[Named[Organisation]] | None = None,
        contract_investment: Sum | None = None,
        total_planned: Sum | None = None,
        fixed_asset: Sum | None = None,
        foreign_equity: Sum | None = None,
        clauses: Sequence[Clause | Parts] | None = None,
        investment: Investments | None = None,
        overriding: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Agreement]:
        """As `Desk.sign_agreement`."""
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "framework": framework,
            "title": title,
            "level": level,
            "on": on,
            "occasion": occasion,
            "parties:party": parties,
            "contract_investment": contract_investment,
            "total_planned": total_planned,
            "fixed_asset": fixed_asset,
            "foreign_equity": foreign_equity,
            "clauses:clause": clauses,
            "investment": investment,
            "overriding": overriding,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("sign_agreement", "agr", keywords, unknown)

    def change_agreement(
        self,
        agreement: Named[Agreement],
        *,
        parties: Sequence[Named[Organisation]] | None = None,
        occasion: str | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_agreement`."""
        keywords: dict[str, object] = {
            "agreement": agreement,
            "parties:party": parties,
            "occasion": occasion,
        }
        self._add("change_agreement", "zon", keywords, unknown)

    def state_level(
        self,
        agreement: Named[Agreement],
        level: Level | str,
        reason: str,
        *,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.state_level`."""
        keywords: dict[str, object] = {
            "agreement": agreement,
            "level": level,
            "reason": reason,
            "evidence": evidence,
        }
        self._add("state_level", "zon", keywords, unknown)

    def amend_agreement(
        self,
        agreement: Named[Agreement],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        clauses: Sequence[Clause | Parts] | None = None,
        contract_investment: Sum | None = None,
        total_planned: Sum | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.amend_agreement`."""
        keywords: dict[str, object] = {
            "agreement": agreement,
            "on": on,
            "note": note,
            "clauses:clause": clauses,
            "contract_investment": contract_investment,
            "total_planned": total_planned,
            "source": source,
            "evidence": evidence,
        }
        self._add("amend_agreement", "zon", keywords, unknown)

    def terminate_agreement(
        self,
        agreement: Named[Agreement],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.terminate_agreement`."""
        keywords: dict[str, object] = {
            "agreement": agreement,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("terminate_agreement", "zon", keywords, unknown)

    def record_project(
        self,
        agreement: Named[Agreement] | None = None,
        *,
        title: str | None = None,
        owner: Named[Organisation] | None = None,
        project_code: ProjectCode | str | None = None,
        nature: str | None = None,
        park: Named[Unit] | None = None,
        land: Area | str | None = None,
        industry: Industry | Parts | None = None,
        total_planned: Sum | None = None,
        fixed_asset: Sum | None = None,
        phases: Sequence[Phase | Parts] | None = None,
        investment: Investments | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Project]:
        """As `Desk.record_project`."""
        keywords: dict[str, object] = {
            "agreement": agreement,
            "title": title,
            "owner": owner,
            "project_code": project_code,
            "nature": nature,
            "park": park,
            "land": land,
            "industry": industry,
            "total_planned": total_planned,
            "fixed_asset": fixed_asset,
            "phases:phase": phases,
            "investment": investment,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("record_project", "prj", keywords, unknown)

    def add_phase(
        self,
        project: Named[Project],
        phase: Phase | Parts,
        **unknown: Never,
    ) -> None:
        """As `Desk.add_phase`."""
        keywords: dict[str, object] = {
            "project": project,
            "phase": phase,
        }
        self._add("add_phase", "zon", keywords, unknown)

    def rename_phase(
        self,
        project: Named[Project],
        phase: int,
        name: str,
        **unknown: Never,
    ) -> None:
        """As `Desk.rename_phase`."""
        keywords: dict[str, object] = {
            "project": project,
            "phase": phase,
            "name": name,
        }
        self._add("rename_phase", "zon", keywords, unknown)

    def change_project(
        self,
        project: Named[Project],
        *,
        owner: Named[Organisation] | None = None,
        project_code: ProjectCode | str | None = None,
        nature: str | None = None,
        park: Named[Unit] | None = None,
        land: Area | str | None = None,
        industry: Industry | Parts | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.change_project`."""
        keywords: dict[str, object] = {
            "project": project,
            "owner": owner,
            "project_code": project_code,
            "nature": nature,
            "park": park,
            "land": land,
            "industry": industry,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("change_project", "zon", keywords, unknown)

    def end_project(
        self,
        project: Named[Project],
        end: ProjectEnd | str,
        *,
        reason: str | None = None,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.end_project`."""
        keywords: dict[str, object] = {
            "project": project,
            "end": end,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("end_project", "zon", keywords, unknown)

    def join_list(
        self,
        project: Named[Project],
        list: Named[Entry],
        *,
        on: Whenever | None = None,
        reason: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.join_list`."""
        keywords: dict[str, object] = {
            "project": project,
            "list": list,
            "on": on,
            "reason": reason,
            "source": source,
            "evidence": evidence,
        }
        self._add("join_list", "zon", keywords, unknown)

    def leave_list(
        self,
        project: Named[Project],
        list: Named[Entry],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.leave_list`."""
        keywords: dict[str, object] = {
            "project": project,
            "list": list,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("leave_list", "zon", keywords, unknown)

    def record_money(
        self,
        project: Named[Project],
        kind: MoneyKind | str,
        amount: Sum,
        *,
        phase: int | None = None,
        on: Whenever | None = None,
        period: Whenever | None = None,
        basis: Basis | str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.record_money`."""
        keywords: dict[str, object] = {
            "project": project,
            "kind": kind,
            "amount": amount,
            "phase": phase,
            "on": on,
            "period": period,
            "basis": basis,
            "source": source,
            "evidence": evidence,
        }
        self._add("record_money", "zon", keywords, unknown)

    def promise(
        self,
        made_with: Target,
        kind: str,
        *,
        direction: Direction | str = "to_investor",
        title: str | None = None,
        on: Whenever | None = None,
        due: Whenever | None = None,
        due_rule: Rule | Parts | None = None,
        statutory: Rule | Parts | None = None,
        debtor: Named[Unit] | None = None,
        debtor_organisation: Named[Organisation] | None = None,
        supporting: Sequence[Named[Unit]] | None = None,
        criterion: str | None = None,
        condition: str | None = None,
        condition_milestone: str | None = None,
        depends_on: Named[Commitment] | None = None,
        amount: Sum | None = None,
        kept_by_milestone: str | None = None,
        items: Sequence[str] | None = None,
        instalments: Sequence[Instalment | Parts] | None = None,
        recurrence: Recurrence | Parts | None = None,
        amount_each: Sum | None = None,
        obligation: Obligation | Parts | None = None,
        legal_basis: str | None = None,
        under: Named[Entry] | None = None,
        article: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Commitment]:
        """As `Desk.promise`."""
        keywords: dict[str, object] = {
            "made_with": made_with,
            "kind": kind,
            "direction": direction,
            "title": title,
            "on": on,
            "due": due,
            "due_rule": due_rule,
            "statutory": statutory,
            "debtor": debtor,
            "debtor_organisation": debtor_organisation,
            "supporting": supporting,
            "criterion": criterion,
            "condition": condition,
            "condition_milestone": condition_milestone,
            "depends_on": depends_on,
            "amount": amount,
            "kept_by_milestone": kept_by_milestone,
            "items:item": items,
            "instalments:instalment": instalments,
            "recurrence": recurrence,
            "amount_each": amount_each,
            "obligation": obligation,
            "legal_basis": legal_basis,
            "under": under,
            "article": article,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("promise", "cmt", keywords, unknown)

    def meet_condition(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        due: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.meet_condition`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "due": due,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("meet_condition", "zon", keywords, unknown)

    def gate(
        self,
        commitment: Named[Commitment],
        by: Named[Commitment],
        *,
        instalment: int | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.gate`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "by": by,
            "instalment": instalment,
            "source": source,
            "evidence": evidence,
        }
        self._add("gate", "zon", keywords, unknown)

    def fulfil(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        in_part: bool | None = None,
        amount: Sum | None = None,
        item: int | None = None,
        instalment: int | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.fulfil`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "in_part": in_part,
            "amount": amount,
            "item": item,
            "instalment": instalment,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("fulfil", "zon", keywords, unknown)

    def verify_obligation(
        self,
        commitment: Named[Commitment],
        actual: Measured | str,
        *,
        on: Whenever | None = None,
        instalment: int | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.verify_obligation`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "actual": actual,
            "on": on,
            "instalment": instalment,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("verify_obligation", "zon", keywords, unknown)

    def notify_shortfall(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        instalment: int | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.notify_shortfall`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "instalment": instalment,
            "source": source,
            "evidence": evidence,
        }
        self._add("notify_shortfall", "zon", keywords, unknown)

    def waive(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.waive`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("waive", "zon", keywords, unknown)

    def breach(
        self,
        commitment: Named[Commitment],
        cause: BreachCause | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.breach`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "cause": cause,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("breach", "zon", keywords, unknown)

    def record_start(
        self,
        commitment: Named[Commitment],
        event: StartEvent | str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.record_start`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "event": event,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("record_start", "zon", keywords, unknown)

    def dispute(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.dispute`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("dispute", "zon", keywords, unknown)

    def settle_dispute(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.settle_dispute`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("settle_dispute", "zon", keywords, unknown)

    def void(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.void`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("void", "zon", keywords, unknown)

    def supersede(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        by: Named[Commitment] | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.supersede`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "by": by,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("supersede", "zon", keywords, unknown)

    def cite_policy(
        self,
        commitment: Named[Commitment],
        policy: Named[Entry],
        *,
        article: str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.cite_policy`."""
        keywords: dict[str, object] = {
            "commitment": commitment,
            "policy": policy,
            "article": article,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("cite_policy", "zon", keywords, unknown)

    def pause_clock(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        unit: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.pause_clock`."""
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "unit": unit,
            "source": source,
            "evidence": evidence,
        }
        self._add("pause_clock", "zon", keywords, unknown)

    def resume_clock(
        self,
        record: Target,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        unit: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.resume_clock`."""
        keywords: dict[str, object] = {
            "record": record,
            "on": on,
            "note": note,
            "unit": unit,
            "source": source,
            "evidence": evidence,
        }
        self._add("resume_clock", "zon", keywords, unknown)

    def extend_deadline(
        self,
        record: Target,
        by: Rule | Parts,
        reason: str,
        *,
        on: Whenever | None = None,
        approved_by: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.extend_deadline`."""
        keywords: dict[str, object] = {
            "record": record,
            "by": by,
            "reason": reason,
            "on": on,
            "approved_by": approved_by,
            "source": source,
            "evidence": evidence,
        }
        self._add("extend_deadline", "zon", keywords, unknown)

    def escalate(
        self,
        record: Target | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.escalate`."""
        keywords: dict[str, object] = {
            "record": record,
        }
        self._add("escalate", "zon", keywords, unknown)

    def lift_escalation(
        self,
        record: Target,
        reason: str,
        *,
        ladder: str | None = None,
        phase: int | None = None,
        to: str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.lift_escalation`."""
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "ladder": ladder,
            "phase": phase,
            "to": to,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("lift_escalation", "zon", keywords, unknown)

    def excuse(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        until: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.excuse`."""
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "until": until,
            "source": source,
            "evidence": evidence,
        }
        self._add("excuse", "zon", keywords, unknown)

    def raise_issue(
        self,
        about: Target,
        kind: str,
        *,
        title: str | None = None,
        on: Whenever | None = None,
        channel: str | None = None,
        urgency: str | None = None,
        raised_by: Named[Organisation] | None = None,
        raised_by_person: Named[Person] | None = None,
        description: str | None = None,
        responders: Sequence[Named[Unit]] | None = None,
        respond: Rule | Parts | None = None,
        resolve: Rule | Parts | None = None,
        investment_at_risk: Sum | None = None,
        jobs_at_risk: Measured | str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Issue]:
        """As `Desk.raise_issue`."""
        keywords: dict[str, object] = {
            "about": about,
            "kind": kind,
            "title": title,
            "on": on,
            "channel": channel,
            "urgency": urgency,
            "raised_by": raised_by,
            "raised_by_person": raised_by_person,
            "description": description,
            "responders:responder": responders,
            "respond": respond,
            "resolve": resolve,
            "investment_at_risk": investment_at_risk,
            "jobs_at_risk": jobs_at_risk,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("raise_issue", "iss", keywords, unknown)

    def accept_issue(
        self,
        issue: Named[Issue],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.accept_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("accept_issue", "zon", keywords, unknown)

    def respond_to_issue(
        self,
        issue: Named[Issue],
        *,
        unit: Named[Unit] | None = None,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.respond_to_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "unit": unit,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("respond_to_issue", "zon", keywords, unknown)

    def resolve_issue(
        self,
        issue: Named[Issue],
        outcome: IssueOutcome | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.resolve_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "outcome": outcome,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("resolve_issue", "zon", keywords, unknown)

    def reopen_issue(
        self,
        issue: Named[Issue],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.reopen_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("reopen_issue", "zon", keywords, unknown)

    def hand_over_issue(
        self,
        issue: Named[Issue],
        to: Named[Unit],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.hand_over_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "to": to,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("hand_over_issue", "zon", keywords, unknown)

    def rate_issue(
        self,
        issue: Named[Issue],
        satisfaction: Satisfaction | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.rate_issue`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "satisfaction": satisfaction,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("rate_issue", "zon", keywords, unknown)

    def state_risk(
        self,
        issue: Named[Issue],
        *,
        investment_at_risk: Sum | None = None,
        jobs_at_risk: Measured | str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.state_risk`."""
        keywords: dict[str, object] = {
            "issue": issue,
            "investment_at_risk": investment_at_risk,
            "jobs_at_risk": jobs_at_risk,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("state_risk", "zon", keywords, unknown)

    def assign_task(
        self,
        title: str,
        *,
        origin: Target | None = None,
        interaction: FactRef | StatedFact | str | None = None,
        on: Whenever | None = None,
        due: Whenever | None = None,
        due_rule: Rule | Parts | None = None,
        supporting: Sequence[Named[Unit]] | None = None,
        instructions: str | None = None,
        given_by: Named[Person] | None = None,
        given_by_unit: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Task]:
        """As `Desk.assign_task`."""
        keywords: dict[str, object] = {
            "title": title,
            "origin": origin,
            "interaction:origin@interaction": interaction,
            "on": on,
            "due": due,
            "due_rule": due_rule,
            "supporting": supporting,
            "instructions": instructions,
            "given_by": given_by,
            "given_by_unit": given_by_unit,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("assign_task", "tsk", keywords, unknown)

    def report_task(
        self,
        task: Named[Task],
        note: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.report_task`."""
        keywords: dict[str, object] = {
            "task": task,
            "note": note,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("report_task", "zon", keywords, unknown)

    def complete_task(
        self,
        task: Named[Task],
        *,
        on: Whenever | None = None,
        result: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.complete_task`."""
        keywords: dict[str, object] = {
            "task": task,
            "on": on,
            "result": result,
            "source": source,
            "evidence": evidence,
        }
        self._add("complete_task", "zon", keywords, unknown)

    def cancel_task(
        self,
        task: Named[Task],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.cancel_task`."""
        keywords: dict[str, object] = {
            "task": task,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("cancel_task", "zon", keywords, unknown)

    def reopen_task(
        self,
        task: Named[Task],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.reopen_task`."""
        keywords: dict[str, object] = {
            "task": task,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("reopen_task", "zon", keywords, unknown)

    def file_case(
        self,
        procedure: Named[Entry],
        about: Target,
        *,
        title: str | None = None,
        on: Whenever | None = None,
        applicant: Named[Organisation] | None = None,
        description: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        attributes: Mapping[str, Attribute] | None = None,
        **unknown: Never,
    ) -> Promised[Case]:
        """As `Desk.file_case`."""
        keywords: dict[str, object] = {
            "procedure": procedure,
            "about": about,
            "title": title,
            "on": on,
            "applicant": applicant,
            "description": description,
            "source": source,
            "evidence": evidence,
            "code:profile.code": code,
            "aliases:profile.aliases": aliases,
            "references:profile.references": references,
            "summary:profile.summary": summary,
            "unit:profile.unit": unit,
            "officer:profile.officer": officer,
            "attributes:profile.attributes": attributes,
        }
        return self._add("file_case", "cas", keywords, unknown)

    def accept_case(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.accept_case`."""
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("accept_case", "zon", keywords, unknown)

    def request_supplement(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        missing: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.request_supplement`."""
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "missing": missing,
            "source": source,
            "evidence": evidence,
        }
        self._add("request_supplement", "zon", keywords, unknown)

    def receive_supplement(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.receive_supplement`."""
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("receive_supplement", "zon", keywords, unknown)

    def begin_special_step(
        self,
        case: Named[Case],
        step: SpecialStep | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.begin_special_step`."""
        keywords: dict[str, object] = {
            "case": case,
            "step": step,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("begin_special_step", "zon", keywords, unknown)

    def end_special_step(
        self,
        case: Named[Case],
        step: SpecialStep | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.end_special_step`."""
        keywords: dict[str, object] = {
            "case": case,
            "step": step,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("end_special_step", "zon", keywords, unknown)

    def decide_case(
        self,
        case: Named[Case],
        outcome: CaseOutcome | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.decide_case`."""
        keywords: dict[str, object] = {
            "case": case,
            "outcome": outcome,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("decide_case", "zon", keywords, unknown)

    def reach(
        self,
        record: Target,
        milestone: str,
        *,
        phase: int | None = None,
        on: Whenever | None = None,
        judgement: Judgement | Parts | None = None,
        overriding: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.reach`."""
        keywords: dict[str, object] = {
            "record:aim.record": record,
            "milestone": milestone,
            "phase:aim.phase": phase,
            "on": on,
            "judgement": judgement,
            "overriding": overriding,
            "source": source,
            "evidence": evidence,
        }
        self._add("reach", "zon", keywords, unknown)

    def plan(
        self,
        record: Target,
        milestone: str,
        target: Whenever,
        *,
        phase: int | None = None,
        on: Whenever | None = None,
        reason: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.plan`."""
        keywords: dict[str, object] = {
            "record:aim.record": record,
            "milestone": milestone,
            "target": target,
            "phase:aim.phase": phase,
            "on": on,
            "reason": reason,
            "source": source,
            "evidence": evidence,
        }
        self._add("plan", "zon", keywords, unknown)

    def state_amount(
        self,
        record: Target,
        kind: MoneyKind | str,
        amount: Sum,
        *,
        phase: int | None = None,
        period: Whenever | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.state_amount`."""
        keywords: dict[str, object] = {
            "record:aim.record": record,
            "kind": kind,
            "amount": amount,
            "phase:aim.phase": phase,
            "period": period,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("state_amount", "zon", keywords, unknown)

    def record_measure(
        self,
        record: Target,
        metric: str,
        kind: MeasureKind | str,
        value: Measured | str,
        *,
        phase: int | None = None,
        period: Whenever | None = None,
        at: str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.record_measure`."""
        keywords: dict[str, object] = {
            "record:aim.record": record,
            "metric": metric,
            "kind": kind,
            "value": value,
            "phase:aim.phase": phase,
            "period": period,
            "at": at,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("record_measure", "zon", keywords, unknown)

    def set_target(
        self,
        record: Target,
        metric: str,
        *,
        value: Measured | str | None = None,
        text: str | None = None,
        set_for: Target | None = None,
        period: Whenever | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.set_target`."""
        keywords: dict[str, object] = {
            "record": record,
            "metric": metric,
            "value": value,
            "text": text,
            "set_for": set_for,
            "period": period,
            "on": on,
            "source": source,
        }
        self._add("set_target", "zon", keywords, unknown)

    def name_record(
        self,
        record: Target,
        *,
        title: str | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.name_record`."""
        keywords: dict[str, object] = {
            "record": record,
            "title": title,
            "code": code,
            "aliases:alias": aliases,
            "references:reference": references,
            "summary": summary,
        }
        self._add("name_record", "zon", keywords, unknown)

    def move_record(
        self,
        record: Target,
        investment: Investments,
        reason: str,
        **unknown: Never,
    ) -> None:
        """As `Desk.move_record`."""
        keywords: dict[str, object] = {
            "record": record,
            "investment": investment,
            "reason": reason,
        }
        self._add("move_record", "zon", keywords, unknown)

    def assign(
        self,
        record: Target,
        *,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        on: Whenever | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.assign`."""
        keywords: dict[str, object] = {
            "record": record,
            "unit": unit,
            "officer": officer,
            "on": on,
        }
        self._add("assign", "zon", keywords, unknown)

    def set_attribute(
        self,
        record: Target,
        attribute: str,
        value: Attribute,
        *,
        on: Whenever | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.set_attribute`."""
        keywords: dict[str, object] = {
            "record": record,
            "attribute": attribute,
            "value": value,
            "on": on,
        }
        self._add("set_attribute", "zon", keywords, unknown)

    def suspend(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.suspend`."""
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("suspend", "zon", keywords, unknown)

    def resume(
        self,
        record: Target,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.resume`."""
        keywords: dict[str, object] = {
            "record": record,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("resume", "zon", keywords, unknown)

    def reopen(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.reopen`."""
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        self._add("reopen", "zon", keywords, unknown)

    def correct(
        self,
        record: Target,
        milestone: str,
        *,
        reason: str,
        phase: int | None = None,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.correct`."""
        keywords: dict[str, object] = {
            "record:aim.record": record,
            "milestone": milestone,
            "reason": reason,
            "phase:aim.phase": phase,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        self._add("correct", "zon", keywords, unknown)

    def correct_fact(
        self,
        fact: FactRef | StatedFact | str,
        *,
        reason: str,
        on: Whenever | None = None,
        amount: Sum | None = None,
        value: Measured | str | None = None,
        target: Whenever | None = None,
        period: Whenever | None = None,
        in_part: bool | None = None,
        cause: BreachCause | str | None = None,
        note: str | None = None,
        evidence: Evidence | Parts | None = None,
        **unknown: Never,
    ) -> None:
        """As `Desk.correct_fact`."""
        keywords: dict[str, object] = {
            "fact:aim.record@fact": fact,
            "reason": reason,
            "on": on,
            "amount": amount,
            "value": value,
            "target": target,
            "period": period,
            "in_part": in_part,
            "cause": cause,
            "note": note,
            "evidence": evidence,
        }
        self._add("correct", "zon", keywords, unknown)

    def retract(
        self,
        fact: FactRef | StatedFact | str,
        reason: str,
        **unknown: Never,
    ) -> None:
        """As `Desk.retract`."""
        keywords: dict[str, object] = {
            "fact:record@fact": fact,
            "reason": reason,
        }
        self._add("retract", "zon", keywords, unknown)

    def verify_fact(
        self,
        fact: FactRef | StatedFact | str,
        **unknown: Never,
    ) -> None:
        """As `Desk.verify_fact`."""
        keywords: dict[str, object] = {
            "fact:record@fact": fact,
        }
        self._add("verify", "zon", keywords, unknown)

    @classmethod
    def _verbs(cls) -> tuple[str, ...]:
        return _VERBS


_VERBS = (
    "adopt_playbook",
    "adopt_calendar",
    "enrol_person",
    "erase_person",
    "add_unit",
    "change_unit",
    "add_organisation",
    "change_organisation",
    "add_list",
    "add_promotion_event",
    "add_policy",
    "change_policy",
    "review_policy",
    "set_budget",
    "repeal_policy",
    "record_inspection",
    "complete_inspection_log",
    "add_procedure",
    "revise_procedure",
    "open_investment",
    "capture_lead",
    "change_lead",
    "triage_lead",
    "register_claim",
    "disqualify_lead",
    "open_negotiation",
    "change_negotiation",
    "record_interaction",
    "lose_negotiation",
    "abandon_negotiation",
    "sign_agreement",
    "change_agreement",
    "state_level",
    "amend_agreement",
    "terminate_agreement",
    "record_project",
    "add_phase",
    "rename_phase",
    "change_project",
    "end_project",
    "join_list",
    "leave_list",
    "record_money",
    "promise",
    "meet_condition",
    "gate",
    "fulfil",
    "verify_obligation",
    "notify_shortfall",
    "waive",
    "breach",
    "record_start",
    "dispute",
    "settle_dispute",
    "void",
    "supersede",
    "cite_policy",
    "pause_clock",
    "resume_clock",
    "extend_deadline",
    "escalate",
    "lift_escalation",
    "excuse",
    "raise_issue",
    "accept_issue",
    "respond_to_issue",
    "resolve_issue",
    "reopen_issue",
    "hand_over_issue",
    "rate_issue",
    "state_risk",
    "assign_task",
    "report_task",
    "complete_task",
    "cancel_task",
    "reopen_task",
    "file_case",
    "accept_case",
    "request_supplement",
    "receive_supplement",
    "begin_special_step",
    "end_special_step",
    "decide_case",
    "reach",
    "plan",
    "state_amount",
    "record_measure",
    "set_target",
    "name_record",
    "move_record",
    "assign",
    "set_attribute",
    "suspend",
    "resume",
    "reopen",
    "correct",
    "correct_fact",
    "retract",
    "verify_fact",
)
