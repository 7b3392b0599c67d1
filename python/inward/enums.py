"""The words that values and records use, each equal to its key in data.

>>> from inward import Truth
>>> Truth.POSSIBLY == "possibly"
True
"""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of records that a book holds."""

    ZONE = "zone"
    UNIT = "unit"
    PERSON = "person"
    ORGANISATION = "organisation"
    INVESTMENT = "investment"
    LEAD = "lead"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    PROJECT = "project"
    COMMITMENT = "commitment"
    ENTRY = "entry"


class Truth(StrEnum):
    """An answer that imprecise dates may leave open.

    It has no truth value of its own: compare it, or an ``if`` would take a doubt for a yes.

    >>> bool(Truth.POSSIBLY)
    Traceback (most recent call last):
    TypeError: a Truth is neither true nor false: compare it with Truth.YES, Truth.NO or Truth.POSSIBLY
    """

    NO = "no"
    POSSIBLY = "possibly"
    YES = "yes"

    def __bool__(self) -> bool:
        raise TypeError(
            "a Truth is neither true nor false: compare it with Truth.YES, Truth.NO or Truth.POSSIBLY"
        )


class Relation(StrEnum):
    """How two dates lie to each other."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNSURE = "unsure"


class Precision(StrEnum):
    """How precise a `When` is."""

    DAY = "day"
    WEEK = "week"
    THIRD_OF_MONTH = "third_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    INTERVAL = "interval"
    INSTANT = "instant"


class Qualifier(StrEnum):
    """How a figure is meant: exactly, 约, 超过, 以上, …"""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at_least"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_MOST = "at_most"
    RANGE = "range"


class MoneyKind(StrEnum):
    """What an amount is; kinds are never added to one another."""

    TOTAL_PLANNED = "total_planned"
    CONTRACT_INVESTMENT = "contract_investment"
    FIXED_ASSET = "fixed_asset"
    FOREIGN_EQUITY = "foreign_equity"
    ANNUAL_PLANNED = "annual_planned"
    FUNDS_ARRIVED = "funds_arrived"
    FAI_COMPLETED = "fai_completed"


class Basis(StrEnum):
    """How a figure of money that came in counts."""

    INCREMENT = "increment"
    CUMULATIVE_IN_YEAR = "cumulative_in_year"
    CUMULATIVE = "cumulative"


class MeasureKind(StrEnum):
    """Whose figure a measure is."""

    EXPECTED = "expected"
    PROMISED = "promised"
    ACTUAL = "actual"
    EXTERNAL = "external"


class Level(StrEnum):
    """The level of an agreement."""

    INTENT = "intent"
    FRAMEWORK = "framework"
    CONTRACT = "contract"


class Outcome(StrEnum):
    """How a triage or a review ended."""

    PASSED = "passed"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    VETOED = "vetoed"


class InteractionKind(StrEnum):
    """How the two sides met."""

    VISIT = "visit"
    CALL = "call"
    MEETING = "meeting"
    ON_SITE_OFFICE = "on_site_office"
    LETTER = "letter"


class Likelihood(StrEnum):
    """How likely a negotiation is to end in a signing."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Role(StrEnum):
    """What an organisation is to the zone."""

    INVESTOR = "investor"
    REFERRER = "referrer"
    AUTHORITY = "authority"
    INTERMEDIARY = "intermediary"


class Direction(StrEnum):
    """Who promises to whom."""

    TO_INVESTOR = "to_investor"
    BY_INVESTOR = "by_investor"


class BreachCause(StrEnum):
    """Whose doing a breach was."""

    OWN = "own"
    OTHER_UNIT = "other_unit"
    INVESTOR = "investor"
    FORCE_MAJEURE = "force_majeure"


class Life(StrEnum):
    """Where a commitment stands."""

    CONDITIONAL = "conditional"
    ACTIVE = "active"
    ON_TIME = "on_time"
    LATE = "late"
    PARTLY = "partly"
    OVERDUE = "overdue"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"
    BROKEN = "broken"


class ProjectEnd(StrEnum):
    """How a project ends."""

    COMPLETED = "completed"
    EXITED = "exited"
    ABANDONED = "abandoned"


class Standing(StrEnum):
    """Whether a record goes on, beside the stage it has reached."""

    ONGOING = "ongoing"
    DELAYED = "delayed"
    SUSPENDED = "suspended"
    DORMANT = "dormant"
    TRANSFERRED = "transferred"
    LOST = "lost"
    ABANDONED = "abandoned"
    REJECTED = "rejected"
    TERMINATED = "terminated"
    EXITED = "exited"
    COMPLETED = "completed"


class DivisionLevel(StrEnum):
    """The level of an administrative division."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class SortBy(StrEnum):
    """What a list is sorted by; what has no value stands last."""

    ID = "id"
    STAGE = "stage"
    AMOUNT = "amount"
    LAST = "last"


class RowStatus(StrEnum):
    """What became of a row of a ledger."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Category(StrEnum):
    """What a caller does about a fault."""

    INPUT = "input"
    NOT_FOUND = "not_found"
    STATE = "state"
    PLAYBOOK = "playbook"
    CONFLICT = "conflict"
    WARNING = "warning"
