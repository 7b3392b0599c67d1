"""The worked example in Python: the book of the Yangquan zone, and what it answers.

Install the package (`pip install ./python`), then `python examples/yangquan/yangquan.py [--lang zh]`.
What comes from a published text and what is synthetic (虚构) is written down in README.md beside this file.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Literal

import inward

HERE = Path(__file__).parent
LIST_2020 = "2020年重点项目"
LIST_2021 = "2021年重点项目"


@dataclass(frozen=True)
class Served:
    """The service promises of the text, 一枚印章管审批, 政策兑现, 事不过夜 and 无事不扰, in synthetic names, days
    and amounts."""

    policy: inward.Id
    """The policy under which the incentive was promised."""
    issue: inward.Id
    """What the enterprise asked for."""
    enterprise: inward.Id
    """The enterprise."""
    authority: inward.Id
    """The authority that came."""
    procedure: inward.Id
    """The procedure that was cut."""
    case: inward.Id
    """A case of it."""
    task: inward.Id
    """What was not done in time."""
    jobs: inward.Id
    """The jobs that the investor owes."""


@dataclass(frozen=True)
class Yangquan:
    """The book of the worked example."""

    crm: inward.Crm
    sapphire: inward.Id
    """The sapphire project."""
    talks: inward.Id
    """The sapphire negotiation; its dates are synthetic but for the first contact."""
    outlets: inward.Id
    """The outlets' agreement, of a level that nobody stated."""
    event: inward.Id
    """The promotion event."""
    served: Served
    """The synthetic policy, issue and inspections."""


def make(path: Path | None = None) -> Yangquan:
    """Makes the book, in a file that does not exist yet or in memory.

    The clock is set to the days on which the office had the news.
    """
    clock = inward.Clock("2021-01-04T09:00+08:00")
    zone = "阳泉经开区"
    if path is None:
        crm = inward.in_memory(zone, currency="CNY", clock=clock)
    else:
        crm = inward.create(path, zone=zone, currency="CNY", clock=clock)
    desk = crm.desk("wang.li", unit="招商一局")
    for unit in ("东区科技园", "行政审批局", "财政局"):
        desk.add_unit(unit)

    desk.load(HERE / "ledger-2020.csv", HERE / "ledger-2020.toml").commit()
    sapphire = referred(crm, "YQ-01#project")
    talks, deal = negotiate(desk, referred(crm, "YQ-01#lead"))
    policy = issue_policy(desk)
    procedure = cut_procedure(desk)
    promise(desk, deal, policy)
    desk.record_measure(crm.zone(), "fai_growth", "external", "22%以上", period="2020")

    clock.set("2021-01-11T09:00+08:00")
    event = desk.add_promotion_event(
        "阳泉—深圳中小企业洽谈会暨中国电子信创数字经济产业园推介会", on="2021-01-08"
    )
    # Synthetic: the promotion office first wrote down a wrong day of completion.
    register = inward.Evidence(title="建成时间登记（虚构）")
    desk.reach(sapphire, "completed", phase=1, on="2020-12-28", source="promotion", evidence=register)

    clock.set("2021-01-31T09:00+08:00")
    desk.load(HERE / "ledger-2021.csv", HERE / "ledger-2021.toml").commit()
    zone_itself = crm.zone()
    desk.set_target(zone_itself, "five_year_plan", text="“十四五”规划", period="2021-01-01/2025-12-31")
    # A deadline that nobody stated stays unknown.
    desk.set_target(zone_itself, "national_high_tech_zone", text="三年内创建国家级高新区")

    served = serve(desk, sapphire, policy, procedure)

    clock.set("2021-02-05T09:00+08:00")
    desk.correct(
        sapphire,
        "completed",
        phase=1,
        on="2020-12-18",
        reason="按竣工验收表（虚构示例）",
        source="promotion",
        evidence=inward.Evidence(title="竣工验收表（虚构）"),
    )
    return Yangquan(crm, sapphire, talks, referred(crm, "YQ-06#agreement"), event.id, served)


def referred(crm: inward.Crm, key: str) -> inward.Id:
    """The record that the ledgers know by this key."""
    found = crm.record_referred("yangquan-key-projects", key)
    assert found is not None, key
    return found


def negotiate(desk: inward.Desk, lead: inward.Id) -> tuple[inward.Id, inward.Id]:
    """The sapphire talks: the first contact is the seed's, and so is the work on site; the negotiation
    as a record, its review and the contract are synthetic."""
    talks = desk.open_negotiation(lead, on="2020-06", attributes={"synthetic": True})
    desk.reach(talks, "first_contact", on="2020-06-01/2020-07-01")
    judgement = inward.Judgement("passed", body="项目评审委员会（虚构）")
    desk.reach(talks, "reviewed", on="2020-06-20", judgement=judgement)
    desk.record_interaction(talks, "on_site_office", on="2020H2", note="领导多次现场办公，协调解决问题")
    deal = desk.sign_agreement(talks, level="contract", on="2020-07", attributes={"synthetic": True})
    return talks.id, deal.id


def promise(desk: inward.Desk, deal: inward.Id, policy: inward.Id) -> None:
    """The zone's promises, in the seed's words; dates and figures are synthetic."""
    permit = desk.promise(
        deal,
        "construction_permit",
        title="拿地即开工：施工许可（虚构日期）",
        debtor="行政审批局",
        due="2020-07-24",
    )
    desk.fulfil(permit, on="2020-07-17", evidence=inward.Evidence(title="施工许可证"))
    desk.promise(
        deal, "agent_service", title="全程代办服务（虚构日期）", debtor="行政审批局", due="2021-06-30"
    )
    desk.promise(
        deal,
        "policy_incentive",
        title="政策兑现：投产奖励（虚构金额）",
        debtor="财政局",
        under=policy,
        condition="一期投产",
        condition_milestone="production",
        amount="500万元",
    )
    desk.promise(
        deal, "production_date", direction="by_investor", title="一期投产（虚构日期）", due="2021年12月底前"
    )


def issue_policy(desk: inward.Desk) -> inward.Id:
    """The policy and its budget, before anything is promised under it (synthetic)."""
    policy = desk.add_policy(
        "投产奖励办法（虚构）",
        document="虚构〔2020〕1号",
        issuer="财政局",
        on="2020-06-30",
        valid="2020-07-01/2022-12-31",
    )
    desk.set_budget(policy, 2021, "800万元")
    return policy.id


def cut_procedure(desk: inward.Desk) -> inward.Id:
    """A procedure of many steps and seals, and what is left of it (synthetic)."""
    procedure = desk.add_procedure(
        "施工许可（虚构）",
        "行政审批局",
        on="2019-01-01",
        statutory=inward.working_days(20).after("accepted"),
        promised=inward.working_days(10).after("accepted"),
        steps=39,
        seals=29,
    )
    promised = inward.working_days(5).after("accepted")
    desk.revise_procedure(procedure, on="2020-07-01", promised=promised, steps=4, seals=1)
    return procedure.id


def serve(desk: inward.Desk, project: inward.Id, policy: inward.Id, procedure: inward.Id) -> Served:
    """An issue that was answered the same day and settled, a year of visits by one authority, a permit that was
    granted in time although papers were missing, a task that was not, and jobs that were found (synthetic)."""
    enterprise = desk.crm.project(project).owner
    assert enterprise is not None
    issue = desk.raise_issue(project, "request", title="用电报装（虚构）", on="2021-01-12T09:30+08:00")
    desk.respond_to_issue(issue, on="2021-01-12T16:00+08:00")
    desk.resolve_issue(issue, "settled", on="2021-01-18")
    authority = desk.add_unit("安全监管局（虚构）")
    desk.record_inspection(enterprise, authority, "routine", on="2020-09-10")
    desk.record_inspection(enterprise, authority, "emergency", on="2020-12-04")
    desk.complete_inspection_log(enterprise, 2020, on="2021-01-15")
    case = desk.file_case(procedure, project, title="二期施工许可（虚构）", on="2021-01-05")
    desk.accept_case(case, on="2021-01-06")
    desk.request_supplement(case, missing="用地批准文件（虚构）", on="2021-01-08")
    desk.receive_supplement(case, on="2021-01-13")
    desk.decide_case(case, "granted", on="2021-01-18")
    jobs = desk.promise(
        project,
        "jobs",
        direction="by_investor",
        title="试生产用工（虚构）",
        on="2020-07-01",
        obligation=inward.Obligation(
            "jobs_new", "50个", verify_on=["2021-01-20"], clawback=inward.Clawback.pro_rata()
        ),
    )
    desk.verify_obligation(jobs, "55个", on="2021-01-20")
    task = desk.assign_task("协调增容用电（虚构）", origin=project, on="2021-01-08", due="2021-01-14")
    desk.escalate()
    return Served(policy, issue.id, enterprise, authority.id, procedure, case.id, task.id, jobs.id)


@dataclass(frozen=True)
class ServiceFigures:
    """What became of the service promises."""

    due: int
    on_time: int
    conditional: int
    answered: inward.Timeliness
    settled: inward.Timeliness
    routine: int
    limit_kept: inward.LimitKept | None
    reductions: dict[str, str]
    """What the procedure lost of its days, steps and seals."""
    case: tuple[inward.Life, str]
    """How the promise of the case stands, and when it was due."""
    jobs: tuple[str, str]
    """How many jobs were promised, and how many were found."""
    escalations: tuple[str, ...]
    budget: inward.Amount
    promised: tuple[inward.Amount, ...]
    attention: tuple[str, ...]


def service_figures(book: Yangquan) -> ServiceFigures:
    """The figures of the service promises, read on 31 January 2021."""
    crm = book.crm.as_of("2021-01-31", known="2021-02-05")
    total = crm.promise_board().total
    issue = crm.issue(book.served.issue)
    year = crm.inspection_year(book.served.enterprise, book.served.authority, 2020)
    under = crm.commitments_under(book.served.policy)
    procedure = crm.entry(book.served.procedure)
    reductions = procedure.reductions(before="2020-01-01", after="2021-01-01")
    permit = crm.commitment(crm.case(book.served.case).commitment)
    obligation = crm.commitment(book.served.jobs).obligation
    [check] = crm.clawback(book.served.jobs).checks
    assert obligation is not None
    [(_, budget)] = crm.entry(book.served.policy).budgets
    return ServiceFigures(
        due=total.due.certain,
        on_time=total.on_time.certain,
        conditional=total.conditional.certain,
        answered=issue.response,
        settled=issue.resolution,
        routine=sum(truth is inward.Truth.YES for _, _, truth in year.visits),
        limit_kept=year.kept,
        reductions={
            str(burden): str(one.bounds) for burden, one in reductions.items() if isinstance(one, inward.Reduction)
        },
        case=(permit.life, str(permit.due)),
        jobs=(str(obligation.required), str(check.actual)),
        escalations=tuple(
            f"{step.level} since {step.since}" for step in crm.task(book.served.task).escalations()
        ),
        budget=budget,
        promised=tuple(one.amount for one in under if one.amount and one.life is inward.Life.CONDITIONAL),
        attention=tuple(str(item) for item in book.crm.attention("2021-06-25T09:00+08:00")),
    )


@dataclass(frozen=True)
class ListFigures:
    """One annual list."""

    count: int
    total: Decimal
    annual_plan: Decimal | None
    without_sapphire: tuple[int, Decimal]
    named: frozenset[str]
    """The names of those that the seed names; others are synthetic stand-ins."""
    members: frozenset[inward.Id]
    public_works: frozenset[str]


def list_figures(book: Yangquan, name: str, year: str) -> ListFigures:
    """The figures of one annual list."""
    crm = book.crm
    found = crm.list_named(name)
    assert found is not None, name
    all_of_it = crm.list_sum(found, "total_planned")
    listed = [project for project, truth in crm.listed(found) if truth is inward.Truth.YES]
    others = [project for project in listed if project.id != book.sapphire]
    amounts = [project.amount("total_planned") for project in others]
    total, plan = figure(all_of_it), figure(crm.list_sum(found, "annual_planned", period=year))
    assert all_of_it.count.exact is not None and total is not None
    return ListFigures(
        count=all_of_it.count.exact,
        total=total,
        annual_plan=plan,
        without_sapphire=(len(others), sum((amount.money.amount for amount in amounts if amount), Decimal(0))),
        named=frozenset(project.title for project in listed if project.attribute("synthetic") is not True),
        members=frozenset(project.id for project in listed),
        public_works=frozenset(project.title for project in listed if project.nature == "public_infrastructure"),
    )


def figure(total: inward.ListSum) -> Decimal | None:
    """The exact sum in yuan; none where nothing is known."""
    yuan = total.sum.of("CNY")
    assert yuan is None or (yuan.inexact == 0 and len(total.sum.sums) == 1)
    return None if yuan is None else yuan.amount


def percent(part: Decimal, whole: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """One share in percent, to two decimals."""
    return (part * 100 / whole).quantize(Decimal("0.01"), rounding=rounding)


def yi(amount: Decimal) -> str:
    """In 亿, exactly."""
    return inward.Money(amount, "CNY").in_yi


def report(book: Yangquan, lang: Literal["en", "zh"] = "en") -> str:
    """What the book answers, in words."""
    crm = book.crm
    first, second = list_figures(book, LIST_2020, "2020"), list_figures(book, LIST_2021, "2021")
    sapphire = crm.project(book.sapphire)
    contact, trial = crm.negotiation(book.talks).when("first_contact"), sapphire.when("trial_production", 1)
    whole, phase_1 = sapphire.amount("total_planned"), sapphire.amount("total_planned", 1)
    assert contact and trial and whole and phase_1 and second.annual_plan is not None
    months = contact.months_until(trial)
    zh = lang == "zh"
    lines = [f"{crm.zone().title}"]
    for name, figures in ((LIST_2020, first), (LIST_2021, second)):
        rest, remainder = figures.without_sapphire
        standing_in = figures.count - len(figures.named)
        counted = f"{figures.count} 个项目（其中虚构 {standing_in} 个）" if zh else (
            f"{figures.count} projects, {standing_in} of them synthetic"
        )
        without = f"不含蓝宝石 {rest} 个" if zh else f"without the sapphire project {rest}"
        lines.append(f"{name}: {counted}, {yi(figures.total)}; {without}, {yi(remainder)}")
    different = len(first.members | second.members)
    ratio, cut = percent(second.annual_plan, second.total), percent(second.annual_plan, second.total, ROUND_DOWN)
    growth = percent(second.total - first.total, first.total)
    left = (whole.money - phase_1.money).in_yi
    low, high = months
    if zh:
        lines += [
            f"两份清单至多 {different} 个不同项目；招商项目至多 {second.count - len(second.public_works)} 个",
            f"2021年计划完成 {yi(second.annual_plan)}，占 {ratio}%（截尾 {cut}%）；清单总额增长 {growth}%",
            f"{sapphire.title}: {whole.in_yi}，一期 {phase_1.in_yi}，二、三期合计 {left}，各为多少未知",
            f"首次接触到试生产：{low} 至 {high} 个月",
        ]
    else:
        attracted = second.count - len(second.public_works)
        lines += [
            f"at most {different} different projects on either list; at most {attracted} of 2021 attract an investor",
            f"planned for 2021: {yi(second.annual_plan)}, {ratio}% ({cut}% cut); the lists' totals grew by {growth}%",
            f"{sapphire.title}: {whole.in_yi}, phase 1 {phase_1.in_yi}, phases 2 and 3 together {left}, each unknown",
            f"first contact to trial production: {low} to {high} months",
        ]
    lines.append(sapphire.say_stages(lang))
    lines += [f"{row.label(lang)}: {row.count.say(lang)}" for row in crm.stage_table().rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints the report of a book made in memory."""
    arguments = argparse.ArgumentParser(description="The worked example, the Yangquan zone.")
    arguments.add_argument("--lang", choices=["en", "zh"], default="en")
    book = make()
    print(report(book, arguments.parse_args().lang), end="")
    book.crm.verify()
    book.crm.close()


if __name__ == "__main__":
    main()
