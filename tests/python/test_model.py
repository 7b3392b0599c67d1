"""Whatever is done to it, a book is what a plain model of dicts and lists says (Hypothesis).

`INWARD_MODEL_EXAMPLES` raises the number of histories, each of up to `INWARD_MODEL_STEPS` steps.
"""

import os
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

import inward

FIRST_DAY = date(2021, 1, 10)
EVER, NEVER = date.max - timedelta(days=1), date.max
RANKS = {
    "lead_received": 10,
    "negotiating": 40,
    "intent_signed": 60,
    "registered": 80,
    "filed": 100,
    "construction_started": 140,
    "completed": 150,
    "production": 170,
}
REACHED = ["registered", "filed", "construction_started", "completed", "production"]
TITLES = ["合成蓝宝石", "合成产业园", "合成综合体"]
CLOSED = {"lost", "completed", "rejected"}
LISTS = {
    "lead": "leads",
    "negotiation": "negotiations",
    "agreement": "agreements",
    "project": "projects",
    "commitment": "commitments",
}

titles = st.sampled_from(TITLES)
gaps = st.integers(0, 3)
backs = st.integers(0, 40)
amounts = st.none() | st.integers(1, 9)


@dataclass
class Fact:
    """A milestone, a day on which a promise was made or kept, or how a record stands."""

    says: str
    first: date
    last: date
    known: date
    ref: object
    retracted: date = NEVER

    def stands(self, known):
        return self.known <= known < self.retracted


@dataclass
class Record:
    """A record of any kind."""

    kind: str
    title: str
    investment: object
    known: date
    amount: int | None = None
    due: date | None = None
    version: int = 1
    batched: bool = False
    facts: list[Fact] = field(default_factory=list)
    standings: list[Fact] = field(default_factory=list)

    def happened(self, known=EVER):
        return [fact for fact in self.facts if fact.stands(known)]

    def taken_out(self, known=EVER):
        """What it was made with was retracted, and nothing else that happened to it stands."""
        made_with = self.kind != "project" and self.facts[0].known <= known and not self.facts[0].stands(known)
        return made_with and not self.happened(known)

    def exists(self, valid, known):
        """Whether it is there: for certain, possibly."""
        if self.taken_out(known):
            return False, False
        dated = self.happened(known)
        if dated:
            return any(fact.last <= valid for fact in dated), any(fact.first <= valid for fact in dated)
        there = min([self.known, *(fact.known for fact in self.facts)]) <= min(valid, known)
        return there, there

    def stage(self, valid=EVER, known=EVER):
        reached = [fact for fact in self.happened(known) if fact.says in RANKS]
        certain = [RANKS[fact.says] for fact in reached if fact.last <= valid]
        possible = [RANKS[fact.says] for fact in reached if fact.first <= valid]
        return max(certain, default=None), max(possible, default=None)

    def standing(self, valid=EVER, known=EVER):
        begun = [fact for fact in self.standings if fact.stands(known) and fact.first <= valid]
        return begun[-1].says if begun else "ongoing"

    def closed(self):
        return self.standing() in CLOSED

    def life(self, today):
        kept = sorted((fact for fact in self.happened() if fact.says == "kept"), key=lambda fact: fact.last)
        if kept:
            if self.due is None or kept[0].last <= self.due:
                return "on_time"
            return "late" if kept[0].first > self.due else "undetermined"
        if self.due is not None and self.due < today:
            return "overdue"
        return "partly" if any(fact.says == "partly" for fact in self.happened()) else "active"


class Book(RuleBasedStateMachine):
    """Does to a book and to the model the same."""

    leads, talks, deals = Bundle("leads"), Bundle("talks"), Bundle("deals")
    projects, promises = Bundle("projects"), Bundle("promises")

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.today = FIRST_DAY
        self.clock = inward.Clock(f"{self.today}T12:00+08:00")
        self.path = Path(self.folder.name) / "book.db"
        self.crm = inward.create(
            self.path, zone="合成开发区", currency="CNY", clock=self.clock, wait_for_disk=False
        )
        self.records: dict[object, Record] = {}
        self.position = 0

    @initialize()
    def begin(self):
        self.desk = self.crm.desk("qian.er")
        self.desk.add_unit("合成一局")
        self.position = self.crm.head().position

    def teardown(self):
        self.crm.close()
        self.folder.cleanup()

    # What is done.

    def later(self, gap):
        self.today += timedelta(days=gap)
        self.clock.set(f"{self.today}T12:00+08:00")

    def when(self, back, monthly=False):
        """A date up to today: its text, first and last day."""
        day = self.today - timedelta(days=back)
        if not monthly:
            return str(day), day, day
        first = day.replace(day=1)
        return f"{day:%Y-%m}", first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    def made(self, done, kind, title, says=None, when=None, origin=None, amount=None, **more):
        investment = self.records[origin].investment if origin is not None else done.touched[0]
        record = Record(kind, title, investment, self.today, amount, **more)
        if says is not None:
            record.facts.append(Fact(says, when[1], when[2], self.today, done.fact))
        self.records[done.id] = record
        self.position += len(done.touched)
        return done.id

    def refused(self, code, call, *given, **more):
        with pytest.raises(inward.InwardError) as error:
            call(*given, **more)
        assert error.value.code == code

    @rule(target=leads, gap=gaps, title=titles, back=backs, monthly=st.booleans(), amount=amounts)
    def capture(self, gap, title, back, monthly, amount):
        self.later(gap)
        when = self.when(back, monthly)
        total = None if amount is None else f"{amount}亿元"
        done = self.desk.capture_lead(title, on=when[0], total_planned=total)
        return self.made(done, "lead", title, "lead_received", when, amount=amount)

    @rule(target=talks, gap=gaps, lead=leads, back=backs)
    def negotiate(self, gap, lead, back):
        self.later(gap)
        when = self.when(back)
        if self.records[lead].closed():
            self.refused("lead.already-closed", self.desk.open_negotiation, lead, on=when[0])
            return multiple()
        done = self.desk.open_negotiation(lead, on=when[0])
        return self.made(done, "negotiation", self.records[lead].title, "negotiating", when, origin=lead)

    @rule(target=deals, gap=gaps, talks=talks, back=backs, level=st.sampled_from(["intent", "framework"]))
    def sign(self, gap, talks, back, level):
        self.later(gap)
        when = self.when(back)
        if self.records[talks].closed():
            self.refused("negotiation.already-closed", self.desk.sign_agreement, talks, level=level, on=when[0])
            return multiple()
        # Nobody is named to sign it with.
        self.refused("milestone.needs-unmet", self.desk.sign_agreement, talks, level="contract", on=when[0])
        done = self.desk.sign_agreement(talks, level=level, on=when[0])
        return self.made(done, "agreement", self.records[talks].title, "intent_signed", when, origin=talks)

    @rule(target=projects, gap=gaps, title=titles, deal=st.none() | deals, amount=amounts)
    def record(self, gap, title, deal, amount):
        self.later(gap)
        total = None if amount is None else f"{amount}亿元"
        done = self.desk.record_project(deal, title=title, total_planned=total)
        return self.made(done, "project", title, origin=deal, amount=amount)

    @rule(target=promises, gap=gaps, deal=deals, back=backs, ahead=st.none() | st.integers(-20, 60))
    def promise(self, gap, deal, back, ahead):
        self.later(gap)
        when = self.when(back)
        due = None if ahead is None else self.today + timedelta(days=ahead)
        done = self.desk.promise(deal, "agent_service", debtor="合成一局", on=when[0], due=due)
        return self.made(done, "commitment", "代办服务", "made", when, origin=deal, due=due)

    @rule(gap=gaps, project=projects, key=st.sampled_from(REACHED), back=st.integers(-3, 40), monthly=st.booleans())
    def reach(self, gap, project, key, back, monthly):
        self.later(gap)
        when, record = self.when(back, monthly), self.records[project]
        closing = record.standings[-1].first if record.closed() else EVER
        codes = []
        if any(fact.says == key for fact in record.happened()):
            codes.append("milestone.already-reached")
        if when[1] > self.today:
            codes.append("milestone.in-the-future")
        if when[1] > closing:
            codes.append("project.already-closed")
        try:
            done = self.desk.reach(project, key, on=when[0])
        except inward.InwardError as error:
            assert error.code in codes
            return
        assert not codes
        self.stated(project, Fact(key, when[1], when[2], self.today, done.fact))

    def stated(self, id, fact, events=1):
        self.records[id].facts.append(fact)
        self.grown(id, events)

    def grown(self, id, events=1):
        self.records[id].version += events
        self.position += events

    @rule(gap=gaps, project=projects, key=st.sampled_from(REACHED), back=backs)
    def correct(self, gap, project, key, back):
        self.later(gap)
        record, when = self.records[project], self.when(back)
        words = [fact for fact in record.happened() if fact.says == key]
        if not words:
            self.refused("milestone.not-reached", self.desk.correct, project, key, on=when[0], reason="误记")
            return
        others = record.standings[-1].first if record.closed() else EVER
        if when[1] > others:
            self.refused("project.already-closed", self.desk.correct, project, key, on=when[0], reason="误记")
            return
        done = self.desk.correct(project, key, on=when[0], reason="误记")
        words[0].retracted = self.today
        self.stated(project, Fact(key, when[1], when[2], self.today, done.fact), events=2)

    @rule(gap=gaps, record=st.one_of(leads, talks, projects, promises), pick=st.integers(0, 9))
    def retract(self, gap, record, pick):
        self.later(gap)
        facts = self.records[record].facts
        if not facts:
            return
        fact = facts[pick % len(facts)]
        if fact.retracted != NEVER:
            self.refused("fact.already-retracted", self.desk.retract, fact.ref, "误报")
            return
        self.desk.retract(fact.ref, "误报")
        fact.retracted = self.today
        self.grown(record)

    @rule(gap=gaps, promise=promises, back=backs, in_part=st.booleans())
    def fulfil(self, gap, promise, back, in_part):
        self.later(gap)
        when = self.when(back)
        if any(fact.says == "kept" for fact in self.records[promise].happened()):
            self.refused("commitment.already-closed", self.desk.fulfil, promise, on=when[0])
            return
        done = self.desk.fulfil(promise, on=when[0], in_part=in_part)
        self.stated(promise, Fact("partly" if in_part else "kept", when[1], when[2], self.today, done.fact))

    @rule(gap=gaps, talks=talks)
    def lose(self, gap, talks):
        self.later(gap)
        self.close(talks, "lost", self.desk.lose_negotiation, talks, "lost_on_land")

    @rule(gap=gaps, project=projects)
    def complete(self, gap, project):
        self.later(gap)
        self.close(project, "completed", self.desk.end_project, project, "completed")

    @rule(gap=gaps, lead=leads)
    def disqualify(self, gap, lead):
        self.later(gap)
        self.close(lead, "rejected", self.desk.disqualify_lead, lead, "duplicate_lead")

    def close(self, id, standing, call, *given):
        record = self.records[id]
        if record.closed():
            self.refused(f"{record.kind}.already-closed", call, *given)
            return
        done = call(*given)
        record.standings.append(Fact(standing, self.today, self.today, self.today, done.fact))
        self.grown(id)

    @rule(gap=gaps, record=st.one_of(leads, talks, projects))
    def reopen(self, gap, record):
        self.later(gap)
        if not self.records[record].closed():
            self.refused("standing.not-closed", self.desk.reopen, record, "返回")
            return
        done = self.desk.reopen(record, "返回")
        self.records[record].standings.append(Fact("ongoing", self.today, self.today, self.today, done.fact))
        self.grown(record)

    @rule(target=leads, gap=gaps, title=titles, back=backs, fails=st.booleans())
    def batch(self, gap, title, back, fails):
        """All of a batch is kept, or nothing; a later command names what an earlier one makes."""
        self.later(gap)
        when = self.when(back)
        batch = self.desk.batch()
        lead = batch.capture_lead(title, on=when[0])
        batch.open_negotiation(lead, on=when[0])
        if fails:
            batch.reach(lead, "no_such_milestone", on=when[0])
            self.refused("milestone.unknown", batch.commit)
            return multiple()
        captured, opened = batch.commit()
        assert captured.id == lead.id
        self.made(captured, "lead", title, "lead_received", when, batched=True)
        self.made(opened, "negotiation", title, "negotiating", when, origin=captured.id)
        return captured.id

    @rule(title=titles)
    def preview(self, title):
        would = self.desk.preview.capture_lead(title)
        assert would.position == self.position + 2
        batch = self.desk.batch()
        batch.open_negotiation(batch.capture_lead(title))
        assert len(batch.preview()) == 2

    @rule(lead=leads, again=st.booleans())
    def give_again(self, lead, again):
        """The same command under its id is answered again; another is a conflict, and so is the part of a
        batch that is given by itself."""
        record, fact = self.records[lead], self.records[lead].facts[0]
        command = str(lead).removeprefix("led_")
        when = str(fact.first) if fact.first == fact.last else f"{fact.first:%Y-%m}"
        total = None if record.amount is None else f"{record.amount}亿元"
        given = {"on": when, "total_planned": total, "command_id": command}
        if again and not record.batched:
            assert self.desk.capture_lead(record.title, **given).id == lead
        else:
            title = record.title if again else "另一线索"
            self.refused("command.reused", self.desk.capture_lead, title, **given)

    @rule(lead=leads, stale=st.booleans())
    def if_version(self, lead, stale):
        read = self.crm.lead(lead)
        if stale:
            self.desk.change_lead(lead, origin=f"展会{self.position}")
            self.grown(lead)
            desk = self.desk.if_version(read)
            self.refused("record.stale-version", desk.change_lead, lead, origin="引荐")
        else:
            self.desk.if_version(read).change_lead(lead, origin=f"引荐{self.position}")
            self.grown(lead)

    @rule()
    def open_again(self):
        head = self.crm.head()
        self.crm.close()
        self.crm = inward.open(self.path, clock=self.clock, wait_for_disk=False)
        assert self.crm.verify(head) == head
        self.desk = self.crm.desk("qian.er")

    @precondition(lambda self: len(self.records) % 3 == 0)
    @rule()
    def rebuild(self):
        self.crm.rebuild()

    # What is read.

    def listed(self, kind):
        return {id: record for id, record in self.records.items() if record.kind == kind and not record.taken_out()}

    @invariant()
    def every_record_is_as_it_was_told(self):
        assert self.crm.head().position == self.position
        for kind, name in LISTS.items():
            records = self.listed(kind)
            read = {record.id: record for record in getattr(self.crm, name)()}
            assert list(read) == sorted(records, key=str)
            for id, record in records.items():
                assert (read[id].title, read[id].version) == (record.title, record.version)
                if kind == "commitment":
                    assert read[id].life == record.life(self.today)
                else:
                    assert (read[id].stage, read[id].possible_stage) == record.stage()
                    assert read[id].standing == record.standing()

    def investments(self):
        whole = {}
        for record in self.records.values():
            if not record.taken_out():
                whole.setdefault(record.investment, []).append(record)
        return whole

    @invariant()
    def investments_roll_up(self):
        whole = self.investments()
        rows = {row.id: row for row in self.crm.investments().rows()}
        assert set(rows) == set(whole)
        stages = {}
        for id, members in whole.items():
            ranks = [record.stage()[0] for record in members if record.stage()[0] is not None]
            assert rows[id].stage == max(ranks, default=None)
            stages[rows[id].stage] = stages.get(rows[id].stage, 0) + 1
        table = self.crm.stage_table()
        assert {row.stage: row.count for row in table.rows} == stages
        assert table.total == len(whole)

    @rule(text=st.sampled_from([*TITLES, "合成", "产业", "代办", "没有"]))
    def find(self, text):
        own = {id: self.records[self.opener(id)].title for id in self.investments()}
        found = [
            id
            for id, members in self.investments().items()
            if text in own[id] or any(text in record.title for record in members)
        ]
        assert [whole.id for whole in self.crm.find(text)] == sorted(found, key=str)

    def opener(self, investment):
        """The record that opened an investment has the same UUID."""
        return next(id for id in self.records if str(id)[4:] == str(investment)[4:])

    @rule(
        kind=st.sampled_from(["lead", "negotiation", "project"]),
        closed=st.none() | st.booleans(),
        least=st.none() | st.sampled_from(REACHED),
        amount=st.none() | st.integers(1, 9),
        by=st.sampled_from(["id", "stage", "amount"]),
        descending=st.booleans(),
        limit=st.integers(1, 4),
    )
    def lists(self, kind, closed, least, amount, by, descending, limit):
        filters = {"closed": closed, "stage_at_least": least}
        if amount is not None:
            filters["amount_at_least"] = f"{amount}亿元"
        filters = {name: given for name, given in filters.items() if given is not None}
        kept = {
            id: record
            for id, record in self.listed(kind).items()
            if closed in (None, record.closed())
            and (least is None or (record.stage()[0] or 0) >= RANKS[least])
            and (amount is None or (record.amount or 0) >= amount)
        }
        by_value = {"id": lambda _: None, "stage": lambda record: record.stage()[0], "amount": lambda record: record.amount}
        value = by_value[by]
        ids = sorted(kept, key=str, reverse=descending)
        if by != "id":
            with_value = [id for id in ids if value(kept[id]) is not None]
            with_value.sort(key=lambda id: value(kept[id]), reverse=descending)
            ids = with_value + [id for id in ids if value(kept[id]) is None]
        listed = getattr(self.crm, LISTS[kind])(**filters).sorted(by, descending=descending)
        pages = list(listed.pages(limit))
        assert all(len(page.items) == limit for page in pages[:-1])
        assert [record.id for page in pages for record in page.items] == ids
        assert listed.count() == len(ids)

    @rule(valid=st.integers(-60, 60), known=st.integers(-40, 5))
    def as_of(self, valid, known):
        valid, known = self.today + timedelta(days=valid), self.today + timedelta(days=known)
        then = self.crm.as_of(valid, known=known)
        for kind, name in LISTS.items():
            there = {}
            for id, record in self.records.items():
                if record.kind == kind and record.exists(valid, known)[1]:
                    there[id] = record
            listed = getattr(then, name)()
            read = {record.id: record for record in listed}
            assert list(read) == sorted(there, key=str)
            count = listed.count()
            assert count.certain == sum(record.exists(valid, known)[0] for record in there.values())
            for id, record in there.items():
                if kind != "commitment":
                    assert (read[id].stage, read[id].possible_stage) == record.stage(valid, known)
                    assert read[id].standing == record.standing(valid, known)

    @rule(record=st.one_of(leads, projects, promises))
    def history(self, record):
        assert [entry.version for entry in self.crm.history(record)] == list(range(1, self.records[record].version + 1))


def test_a_book_is_what_the_plain_model_says():
    examples = int(os.environ.get("INWARD_MODEL_EXAMPLES", "25"))
    steps = int(os.environ.get("INWARD_MODEL_STEPS", "30"))
    run_state_machine_as_test(
        Book,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize="INWARD_MODEL_EXAMPLES" not in os.environ,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_part_of_a_batch_given_by_itself_is_a_conflict():
    """What a long run once found the model to say wrongly."""
    desk = inward.in_memory("合成开发区").desk("qian.er")
    batch = desk.batch()
    lead = batch.capture_lead("合成蓝宝石")
    batch.open_negotiation(lead)
    batch.commit()
    with pytest.raises(inward.Conflict) as error:
        desk.capture_lead("合成蓝宝石", command_id=str(lead.id).removeprefix("led_"))
    assert error.value.code == "command.reused"
