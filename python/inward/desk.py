"""The desk: the one way in. One method a command.

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
    Zone,
)
from .answers import AnyRecord, Attribute, Done, Investments, Named, Parts, Sum, Target, Whenever
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
from .sitting import Sitting
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

__all__ = ["Desk"]


class Desk(Sitting):
    """An officer at work on one zone's book; `crm.desk("wang.li", unit="招商一局")` makes one.

    Every verb takes `command_id`, a UUID of the caller's: the same command again under it gives the
    same answer and writes nothing, another command is a conflict.

    >>> import inward
    >>> desk = inward.in_memory("阳泉经开区").desk("wang.li", unit="招商一局")
    >>> request = "01890a5d-ac96-774b-bcce-b302099a8057"
    >>> lead = desk.capture_lead("LED 衬底", command_id=request)
    >>> desk.capture_lead("LED 衬底", command_id=request) == lead
    True
    >>> desk.capture_lead("蓝宝石长晶", command_id=request)
    Traceback (most recent call last):
    inward.Conflict: ... [command.reused]
    """

    __slots__ = ()

    def adopt_playbook(
        self,
        playbook: Playbook,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Zone]:
        """Adopts a playbook: from now on, decisions go by it. What is in use may be retired or
        renamed, never dropped or retyped.

        - `playbook`: The playbook.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> own = inward.Playbook(crm.playbook().text + '''
        ... [[attribute]]
        ... key = "workshops"
        ... label = { en = "Workshops", zh = "厂房数" }
        ... places = ["project"]
        ... kind = "integer"
        ... ''')
        >>> done = desk.adopt_playbook(own)
        >>> "workshops" in crm.playbook().attributes
        True
        """
        keywords: dict[str, object] = {
            "playbook": playbook,
        }
        return self._do("adopt_playbook", "adopt_playbook", keywords, unknown, command_id)

    def adopt_calendar(
        self,
        calendar: Calendar,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Zone]:
        """Adopts a calendar: working days, office hours, notices. Deadlines go by it, the past ones too as
        far as its notices were issued by then; it is in the zone's own time zone.

        - `calendar`: The calendar.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> week = {day: [["09:00", "12:00"], ["14:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
        >>> own = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
        >>> done = desk.adopt_calendar(own)
        >>> crm.calendar().has_hours
        True
        """
        keywords: dict[str, object] = {
            "calendar": calendar,
        }
        return self._do("adopt_calendar", "adopt_calendar", keywords, unknown, command_id)

    def enrol_person(
        self,
        name: str,
        *,
        title: str | None = None,
        channels: Sequence[str] | None = None,
        unit: Named[Unit] | None = None,
        organisation: Named[Organisation] | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Person]:
        """Enrols an officer or a contact. Their particulars stay outside the log.

        - `name`: The account name of an officer, or the name of a contact; no other person has it.
        - `title`: Their title, 职务.
        - `channels`: A way to reach them: telephone, e-mail.
        - `unit`: The unit of an officer.
        - `organisation`: The organisation of a contact.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成企业")
        >>> contact = desk.enrol_person("刘工", title="总工程师", channels=["000-0000"], organisation=investor)
        >>> crm.particulars(contact).title, crm.person(contact).organisation == investor.id
        ('总工程师', True)
        >>> desk.enrol_person("刘工")
        Traceback (most recent call last):
        inward.Conflict: name: ... [record.key-held]
        """
        keywords: dict[str, object] = {
            "name": name,
            "title": title,
            "channels:channel": channels,
            "unit": unit,
            "organisation": organisation,
        }
        return self._do("enrol_person", "enrol_person", keywords, unknown, command_id)

    def erase_person(
        self,
        person: Named[Person],
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Person]:
        """Erases the particulars of a person. The log stays as it is, and `verify` gives the same head.

        - `person`: The person.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> contact = desk.enrol_person("刘工", title="总工程师")
        >>> done = desk.erase_person(contact)
        >>> crm.person(contact).erased, crm.particulars(contact)
        (True, None)
        >>> crm.verify() == crm.head()
        True
        """
        keywords: dict[str, object] = {
            "person": person,
        }
        return self._do("erase_person", "erase_person", keywords, unknown, command_id)

    def add_unit(
        self,
        name: str,
        *,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        parent: Named[Unit] | None = None,
        valid: Whenever | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Unit]:
        """Adds a unit.

        - `name`: Its name; no other unit has it.
        - `code`: Its code.
        - `aliases`: A further name it is known under.
        - `parent`: The unit it belongs to.
        - `valid`: Since when, or from when until when, it exists.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> bureau = desk.add_unit("行政审批局", aliases=["审批局"])
        >>> window = desk.add_unit("项目服务窗口", parent="审批局", valid="2020-05")
        >>> crm.unit(window).parent == bureau.id, str(crm.unit(window).valid)
        (True, '2020-05')
        """
        keywords: dict[str, object] = {
            "name": name,
            "code": code,
            "aliases:alias": aliases,
            "parent": parent,
            "valid": valid,
        }
        return self._do("add_unit", "add_unit", keywords, unknown, command_id)

    def change_unit(
        self,
        unit: Named[Unit],
        *,
        name: str | None = None,
        aliases: Sequence[str] | None = None,
        parent: Named[Unit] | None = None,
        valid: Whenever | None = None,
        successor: Named[Unit] | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Unit]:
        """Changes a unit: another name (the old one stays as a further name), a successor, an end.

        - `unit`: The unit.
        - `name`: Its new name.
        - `aliases`: A further name it is known under.
        - `parent`: The unit it belongs to.
        - `valid`: Since when, or from when until when, it exists.
        - `successor`: The unit that took its place.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> bureau = desk.add_unit("招商二局")
        >>> done = desk.change_unit(bureau, name="产业招商局")
        >>> crm.unit(bureau).title, crm.unit(bureau).aliases
        ('产业招商局', ['招商二局'])
        """
        keywords: dict[str, object] = {
            "unit": unit,
            "name": name,
            "aliases:alias": aliases,
            "parent": parent,
            "valid": valid,
            "successor": successor,
        }
        return self._do("change_unit", "change_unit", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Organisation]:
        """Adds an organisation. The same USCC or LEI twice is refused, naming who has it.

        - `name`: Its legal name.
        - `uscc`: Its unified social credit code, 统一社会信用代码.
        - `lei`: Its LEI.
        - `country`: The country or region it comes from, ISO 3166-1 alpha-2.
        - `parent`: The organisation that owns it.
        - `ownership`: Its ownership: state-owned, private, foreign, …
        - `industry`: Its industry.
        - `roles`: What it is to the zone.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> desk.add_organisation("合成企业", uscc="91350100M000100Y44")
        Traceback (most recent call last):
        inward.Refused: uscc: ... [uscc.invalid-checksum]
        >>> company = desk.add_organisation("合成企业", uscc="91350100M000100Y43", roles=["investor"])
        >>> crm.organisation(company).roles
        [<Role.INVESTOR: 'investor'>]
        """
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
        return self._do("add_organisation", "add_organisation", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Organisation]:
        """Changes what is known of an organisation. What is not given stays as it is.

        - `organisation`: The organisation.
        - `uscc`: Its unified social credit code, 统一社会信用代码.
        - `lei`: Its LEI.
        - `country`: The country or region it comes from, ISO 3166-1 alpha-2.
        - `parent`: The organisation that owns it.
        - `ownership`: Its ownership: state-owned, private, foreign, …
        - `industry`: Its industry.
        - `roles`: One thing more that it is to the zone.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> group = desk.add_organisation("合成集团", country="DE")
        >>> company = desk.add_organisation("合成企业", roles=["investor"])
        >>> done = desk.change_organisation(company, parent=group, industry=inward.Industry("C3985"))
        >>> crm.organisation(company).industry, crm.organisation(company).parent == group.id
        ('GB/T 4754-2017:C3985', True)
        """
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
        return self._do("change_organisation", "change_organisation", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Adds a dated list of projects, such as the year's key projects.

        - `name`: Its name; no other list has it.
        - `on`: The day it was issued: its members start then.
        - `period`: The year or other period it is for.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> key_projects = desk.add_list("合成重点项目", on="2021年2月", period="2021")
        >>> key_projects.id == crm.list_named("合成重点项目"), str(crm.entry(key_projects).on)
        (True, '2021-02')
        """
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
        return self._do("add_list", "add_list", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Adds a promotion event (招商活动).

        - `name`: Its name.
        - `on`: When it took place.
        - `place`: Where it took place.
        - `cost`: What it cost.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> fair = desk.add_promotion_event("合成推介会", on="2020年9月中旬", place="太原", cost="30余万元")
        >>> lead = desk.capture_lead("LED 衬底", promotion_event=fair)
        >>> crm.entry(crm.lead(lead).promotion_event).cost.qualifier
        <Qualifier.OVER: 'over'>
        """
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
        return self._do("add_promotion_event", "add_promotion_event", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Adds a policy (政策), to be cited by what is promised under it.

        - `name`: Its name.
        - `document`: The number of the document, 文号; no other policy has it.
        - `issuer`: The unit that issued it.
        - `on`: When it was issued.
        - `valid`: Since when and until when it is valid; either end may be open.
        - `articles`: An article worth finding again.
        - `legal_basis`: The law or decision it rests on.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> policy = desk.add_policy("合成扶持办法", document="阳开发〔2020〕5号", issuer=desk.unit, valid="2020-01-01/2022-12-31", articles=[inward.Clause("第八条")])
        >>> entry = crm.entry(policy)
        >>> entry.document, str(entry.valid), entry.articles
        ('阳开发〔2020〕5号', '2020-01-01/2022-12-31', [('第八条', None)])
        """
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
        return self._do("add_policy", "add_policy", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Changes a policy: its validity is extended, its legal basis stated, an article added.

        - `policy`: The policy.
        - `valid`: Since when and until when it is valid; either end may be open.
        - `legal_basis`: The law or decision it rests on.
        - `articles`: An article that it has as well.
        - `on`: From when the new validity or the new basis holds.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> policy = desk.add_policy("合成扶持办法", valid="2020-01-01/2022-12-31")
        >>> done = desk.change_policy(policy, valid="2020-01-01/2023-12-31", legal_basis="合成条例")
        >>> str(crm.entry(policy).valid), crm.entry(policy).legal_basis
        ('2020-01-01/2023-12-31', '合成条例')
        """
        keywords: dict[str, object] = {
            "policy": policy,
            "valid": valid,
            "legal_basis": legal_basis,
            "articles:article": articles,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("change_policy", "change_policy", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Records the fair-competition review of a policy (公平竞争审查).

        - `policy`: The policy.
        - `outcome`: What became of the review.
        - `on`: When it was reviewed.
        - `unit`: The unit that reviewed it.
        - `document`: The document that says so.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> policy = desk.add_policy("合成扶持办法")
        >>> done = desk.review_policy(policy, "passed", on="2020-12-01", unit=desk.unit)
        >>> crm.entry(policy).review, str(crm.entry(policy).reviewed_on)
        (<ReviewOutcome.PASSED: 'passed'>, '2020-12-01')
        """
        keywords: dict[str, object] = {
            "policy": policy,
            "outcome": outcome,
            "on": on,
            "unit": unit,
            "document": document,
            "source": source,
            "evidence": evidence,
        }
        return self._do("review_policy", "review_policy", keywords, unknown, command_id)

    def set_budget(
        self,
        policy: Named[Entry],
        year: int,
        amount: Sum,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Sets how much a policy may cost in a year. A budget that is set anew takes the place of the one
        before from its day on; that one stays as history.

        - `policy`: The policy.
        - `year`: The calendar year.
        - `amount`: How much.
        - `on`: From when that holds.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> policy = desk.add_policy("合成扶持办法")
        >>> done = desk.set_budget(policy, 2021, "1000万元")
        >>> done = desk.set_budget(policy, 2021, "800万元", on="2021-01-15")
        >>> [(year, str(amount)) for year, amount in crm.entry(policy).budgets]
        [(2021, '8000000 CNY')]
        """
        keywords: dict[str, object] = {
            "policy": policy,
            "year": year,
            "amount": amount,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("set_budget", "set_budget", keywords, unknown, command_id)

    def repeal_policy(
        self,
        policy: Named[Entry],
        *,
        on: Whenever | None = None,
        replaced_by: Named[Entry] | None = None,
        reason: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Records that a policy was repealed (废止). What was promised under it stays as it was promised; what
        of that is open is told as a warning.

        - `policy`: The policy.
        - `on`: When.
        - `replaced_by`: The policy that took its place.
        - `reason`: Why, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> policy = desk.add_policy("合成扶持办法", legal_basis="合成条例")
        >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, on="2021-01-10")
        >>> done = desk.repeal_policy(policy, on="2021-01-20", reason="新办法施行")
        >>> [warning.code for warning in done.warnings], str(crm.entry(policy).repealed)
        (['policy.open-commitments'], '2021-01-20')
        """
        keywords: dict[str, object] = {
            "policy": policy,
            "on": on,
            "replaced_by": replaced_by,
            "reason": reason,
            "source": source,
            "evidence": evidence,
        }
        return self._do("repeal_policy", "repeal_policy", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Records that an authority inspected an enterprise (检查), on a day: today where none is given. Several
        visits are several records.

        - `organisation`: The enterprise.
        - `authority`: The authority that came.
        - `purpose`: Why it came.
        - `on`: When it came.
        - `basis`: How that is known: reported, unless an officer was there.
        - `outcome`: What came of it, as free text.
        - `title`: What it is called; enterprise and authority where nothing is said.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> fire = desk.add_unit("消防大队")
        >>> plant = desk.add_organisation("合成企业")
        >>> first = desk.record_inspection(plant, fire, "routine", on="2020-03-12", outcome="未发现隐患")
        >>> second = desk.record_inspection(plant, fire, "routine", on="2020-10-09")
        >>> [warning.code for warning in second.warnings]
        ['inspection.over-the-limit']
        >>> emergency = desk.record_inspection(plant, fire, "emergency", on="2020-11-02", basis="seen")
        >>> emergency.warnings, crm.entry(emergency).title
        ((), '合成企业 · 消防大队')
        """
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
        return self._do("record_inspection", "record_inspection", keywords, unknown, command_id)

    def complete_inspection_log(
        self,
        organisation: Named[Organisation],
        year: int,
        *,
        authority: Named[Unit] | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Organisation]:
        """Says that every inspection of an enterprise in a calendar year is in the book. Before that
        nobody can tell that a yearly limit was met; while the year goes on it cannot be said.

        - `organisation`: The enterprise.
        - `year`: The calendar year.
        - `authority`: The authority whose visits are all there; without it, those of every authority.
        - `on`: When it was said.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on: the enterprise's own log.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.add_organisation("合成企业")
        >>> done = desk.complete_inspection_log(plant, 2020, on="2021-01-10")
        >>> str(crm.inspection_year(plant, desk.unit, 2020).kept)
        'met'
        """
        keywords: dict[str, object] = {
            "organisation": organisation,
            "year": year,
            "authority": authority,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("complete_inspection_log", "complete_inspection_log", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Adds a procedure (办事事项): what an authority decides on application. What is said of it here is
        its first version; another takes its place with `revise_procedure`.

        - `name`: Its name; no other procedure has it.
        - `authority`: The unit that decides, 实施主体.
        - `on`: From when it is so; from ever if not given.
        - `promised`: Within what time it is promised to be decided (承诺时限), after it was `received` or `accepted`.
        - `statutory`: Within what time the law wants it decided (法定时限); as what is promised.
        - `notice`: Within what time after receipt the applicant is told of all that is missing. An application of which nothing was said within it counts as accepted when it was received.
        - `steps`: The times that the applicant and an office deal with each other, 环节.
        - `documents`: The papers that are handed in, 材料.
        - `seals`: The seals that are needed, 印章.
        - `windows`: The windows to which the applicant goes, 窗口.
        - `cost`: What it costs the applicant.
        - `legal_basis`: The document that it rests on.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What the record of it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> rule = inward.working_days(20).after("accepted")
        >>> permit = desk.add_procedure(
        ...     "建筑工程施工许可", "招商一局", on="2019-01-01", statutory=rule, promised=inward.working_days(5).after("accepted"),
        ...     steps=6, documents="约12", cost="1000元", legal_basis="建筑法第八条",
        ... )
        >>> crm.entry(permit).procedure_version.promised_limit
        working_days(5).after('accepted')
        >>> longer = inward.working_days(25).after("accepted")
        >>> [warning.code for warning in desk.add_procedure("规划许可", "招商一局", statutory=rule, promised=longer).warnings]
        ['deadline.promised-exceeds-statutory']
        """
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
        return self._do("add_procedure", "add_procedure", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Entry]:
        """Revises a procedure: from a day on it is as said here. What is not given stays as it was; the version
        before stays readable at its days.

        - `procedure`: The procedure.
        - `on`: From when it is so.
        - `authority`: The unit that decides, 实施主体.
        - `promised`: Within what time it is promised to be decided (承诺时限), after it was `received` or `accepted`.
        - `statutory`: Within what time the law wants it decided (法定时限); as what is promised.
        - `notice`: Within what time after receipt the applicant is told of all that is missing. An application of which nothing was said within it counts as accepted when it was received.
        - `steps`: The times that the applicant and an office deal with each other, 环节.
        - `documents`: The papers that are handed in, 材料.
        - `seals`: The seals that are needed, 印章.
        - `windows`: The windows to which the applicant goes, 窗口.
        - `cost`: What it costs the applicant.
        - `legal_basis`: The document that it rests on.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What the record of it rests on.
        - `reason`: Why it was revised, as free text.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", on="2019-01-01", steps=6, seals=5)
        >>> done = desk.revise_procedure(permit, on="2020-07-01", steps=4, reason="流程再造")
        >>> version = crm.entry(permit).procedure_version
        >>> str(version.steps), str(version.seals)  # what is not given stays
        ('4', '5')
        """
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
        return self._do("revise_procedure", "revise_procedure", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Investment]:
        """Opens an investment of its own. Capturing a lead or recording a project without one opens
        one by itself.

        - `title`: Its title.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> whole = desk.open_investment("合成光电产业园", aliases=["光电园"])
        >>> lead = desk.capture_lead("LED 衬底", investment=whole)
        >>> project = desk.record_project(title="蓝宝石长晶", investment=whole)
        >>> len(crm.members(crm.find("光电园").one()))
        2
        """
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
        return self._do("open_investment", "open_investment", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Lead]:
        """Captures a lead (登记线索). Without an investment it opens one.

        - `title`: What the lead is about.
        - `on`: When it was received.
        - `investor`: The investor.
        - `investor_described`: The investor in words, where not known.
        - `origin`: Where the lead came from.
        - `referrer`: Who referred it, 引荐人.
        - `promotion_event`: The promotion event it came from.
        - `total_planned`: The estimated total investment.
        - `fixed_asset`: The estimated investment in fixed assets.
        - `investment`: The investment it belongs to.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06", total_planned="约3亿元")
        >>> crm.lead(lead).amount("total_planned").in_yi
        '约3亿'
        >>> crm.find("衬底").one().stage_label("zh")
        '线索'
        """
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
        return self._do("capture_lead", "capture_lead", keywords, unknown, command_id)

    def change_lead(
        self,
        lead: Named[Lead],
        *,
        investor: Named[Organisation] | None = None,
        origin: str | None = None,
        referrer: Named[Organisation] | None = None,
        promotion_event: Named[Entry] | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Lead]:
        """Changes what is known of where a lead came from. What is not given stays as it is.

        - `lead`: The lead.
        - `investor`: The investor.
        - `origin`: Where it came from.
        - `referrer`: Who referred it, 引荐人.
        - `promotion_event`: The promotion event it came from.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", investor_described="一家深圳企业", on="2020-06")
        >>> investor = desk.add_organisation("合成企业")
        >>> done = desk.change_lead(lead, investor="合成企业", origin="展会")
        >>> crm.lead(lead).investor == investor.id, crm.lead(lead).origin
        (True, '展会')
        """
        keywords: dict[str, object] = {
            "lead": lead,
            "investor": investor,
            "origin": origin,
            "referrer": referrer,
            "promotion_event": promotion_event,
        }
        return self._do("change_lead", "change_lead", keywords, unknown, command_id)

    def triage_lead(
        self,
        lead: Named[Lead],
        outcome: Outcome | str,
        *,
        on: Whenever | None = None,
        body: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Lead]:
        """Triages a lead (研判): records the milestone `triaged` with its outcome. One that is rejected
        is closed.

        - `lead`: The lead.
        - `outcome`: How it ended.
        - `on`: When.
        - `body`: Who judged.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-02")
        >>> done = desk.triage_lead(lead, "passed", on="2020年6月9日", body="招商例会")
        >>> crm.lead(lead).stage_label("zh"), str(crm.lead(lead).when("triaged"))
        ('已研判', '2020-06-09')
        """
        keywords: dict[str, object] = {
            "lead": lead,
            "outcome": outcome,
            "on": on,
            "body": body,
            "source": source,
            "evidence": evidence,
        }
        return self._do("triage_lead", "triage_lead", keywords, unknown, command_id)

    def register_claim(
        self,
        lead: Named[Lead],
        unit: Named[Unit],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Lead]:
        """Registers that a unit had the first contact (首报首谈).

        - `lead`: The lead.
        - `unit`: The unit that claims it.
        - `on`: When the claim was registered; the day it is known if not given.
        - `note`: What it rests on, in words.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-02")
        >>> other = desk.add_unit("招商二局")
        >>> done = desk.register_claim(lead, "招商二局", on="2020-06-05", note="展会上先接触")
        >>> again = desk.register_claim(lead, "招商一局", on="2020-06-08")
        >>> again.warnings[0].code, crm.unit(crm.lead(lead).first_contact).title
        ('claim.conflict', '招商二局')
        """
        keywords: dict[str, object] = {
            "lead": lead,
            "unit": unit,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("register_claim", "register_claim", keywords, unknown, command_id)

    def disqualify_lead(
        self,
        lead: Named[Lead],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Lead]:
        """Disqualifies a lead: it is closed, with a reason of the playbook.

        - `lead`: The lead.
        - `reason`: The reason, a key of the playbook.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-02")
        >>> done = desk.disqualify_lead(str(lead.id), "outside_industries", on="2020-06-10")
        >>> crm.lead(lead).standing, crm.leads(closed=False).count()
        (<Standing.REJECTED: 'rejected'>, Count(0))
        """
        keywords: dict[str, object] = {
            "lead": lead,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("disqualify_lead", "disqualify_lead", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Negotiation]:
        """Opens a negotiation (在谈), with a lead or without. Without either lead or investment it
        opens an investment.

        - `lead`: The lead it came of.
        - `title`: What it is about; the lead's title if not given.
        - `on`: When it began.
        - `investor`: The investor; the lead's if not given.
        - `asks`: One thing that the investor asks for.
        - `offers`: One thing that the zone offers.
        - `competitor_places`: A place it competes with.
        - `likelihood`: How likely it is to end in a signing.
        - `total_planned`: The total investment that is talked about.
        - `investment`: The investment it belongs to.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = crm.lead(desk.capture_lead("LED 衬底", on="2020-06"))
        >>> talks = desk.open_negotiation(lead, on="2020-06-20", asks=["标准厂房"], likelihood="high")
        >>> crm.negotiation(talks).stage_label("zh"), crm.negotiation(talks).likelihood
        ('在谈', <Likelihood.HIGH: 'high'>)
        >>> [crm.note(ask) for ask in crm.negotiation(talks).asks]
        ['标准厂房']
        """
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
        return self._do("open_negotiation", "open_negotiation", keywords, unknown, command_id)

    def change_negotiation(
        self,
        negotiation: Named[Negotiation],
        *,
        investor: Named[Organisation] | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Negotiation]:
        """Changes whom a negotiation is with.

        - `negotiation`: The negotiation.
        - `investor`: The investor.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-20")
        >>> investor = desk.add_organisation("合成企业")
        >>> done = desk.change_negotiation(talks, investor=investor)
        >>> [found.title for found in crm.negotiations(organisation=investor)]
        ['LED 衬底']
        """
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "investor": investor,
        }
        return self._do("change_negotiation", "change_negotiation", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Negotiation]:
        """Records an interaction (往来): a visit, a call, a meeting, an on-site office.

        - `negotiation`: The negotiation.
        - `kind`: How the two sides met.
        - `on`: When.
        - `note`: What it was about, as free text.
        - `people`: Somebody who took part.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-20")
        >>> done = desk.record_interaction(talks, "visit", on="2020年7月上旬", note="看了两处厂房", people=["wang.li"])
        >>> [(kind, on, note)] = crm.negotiation(talks).interactions
        >>> print(kind, on.first, on.last, crm.note(note))
        visit 2020-07-01 2020-07-10 看了两处厂房
        """
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "kind": kind,
            "on": on,
            "note": note,
            "people:person": people,
            "source": source,
            "evidence": evidence,
        }
        return self._do("record_interaction", "record_interaction", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Negotiation]:
        """Closes a negotiation: the investor went elsewhere (流失).

        - `negotiation`: The negotiation.
        - `reason`: The reason, a key of the playbook.
        - `lost_to`: The place the investor went to.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-20")
        >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="邻市", on="2020-09")
        >>> crm.negotiation(talks).standing
        <Standing.LOST: 'lost'>
        """
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "reason": reason,
            "lost_to": lost_to,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("lose_negotiation", "lose_negotiation", keywords, unknown, command_id)

    def abandon_negotiation(
        self,
        negotiation: Named[Negotiation],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Negotiation]:
        """Closes a negotiation: the investor gave up (投资方放弃).

        - `negotiation`: The negotiation.
        - `reason`: The reason, a key of the playbook.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-20")
        >>> desk.abandon_negotiation(talks, "lost_on_land")
        Traceback (most recent call last):
        inward.Refused: reason: ... are: no_funding, market_changed, ... [standing.unknown-reason]
        >>> done = desk.abandon_negotiation(talks, "market_changed", on="2020-09")
        >>> crm.negotiation(talks).standing
        <Standing.ABANDONED: 'abandoned'>
        """
        keywords: dict[str, object] = {
            "negotiation": negotiation,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("abandon_negotiation", "abandon_negotiation", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Agreement]:
        """Records that an agreement was signed. Its level may be not stated: then it reaches
        `intent_signed` for certain and `contract_signed` possibly.

        - `negotiation`: The negotiation it came of.
        - `framework`: The framework agreement it was signed under.
        - `title`: What it is about; the negotiation's title if not given.
        - `level`: Its level; none where nobody stated it.
        - `on`: When it was signed.
        - `occasion`: The occasion of the signing, 签约活动.
        - `parties`: A party beside the zone; the investor of the negotiation if none is given.
        - `contract_investment`: The investment agreed on.
        - `total_planned`: The total investment that is planned.
        - `fixed_asset`: The investment in fixed assets.
        - `foreign_equity`: The part of the foreign side.
        - `clauses`: A clause worth finding again.
        - `investment`: The investment it belongs to.
        - `overriding`: Why it is recorded although needs of the playbook are unmet.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成企业")
        >>> talks = desk.open_negotiation(title="LED 衬底", investor=investor)
        >>> deal = desk.sign_agreement(talks, level="contract", on="2020-07", contract_investment="3亿元")
        >>> crm.agreement(deal).stage_label("zh"), crm.agreement(deal).amount("contract_investment").in_yi
        ('签约未开工', '3亿')
        """
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
        return self._do("sign_agreement", "sign_agreement", keywords, unknown, command_id)

    def change_agreement(
        self,
        agreement: Named[Agreement],
        *,
        parties: Sequence[Named[Organisation]] | None = None,
        occasion: str | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Agreement]:
        """Corrects with whom and at what occasion an agreement was signed. What the two sides agree
        on later is an amendment, not a correction.

        - `agreement`: The agreement.
        - `parties`: One more of its parties; together they take the place of those that were known.
        - `occasion`: The occasion of the signing, 签约活动.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> misread, investor = desk.add_organisation("合成企来"), desk.add_organisation("合成企业")
        >>> deal = desk.sign_agreement(title="LED 衬底", parties=[misread], level="contract", on="2020-07")
        >>> done = desk.change_agreement(deal, parties=[investor], occasion="集中签约")
        >>> crm.agreement(deal).parties == [investor.id], crm.agreement(deal).occasion
        (True, '集中签约')
        """
        keywords: dict[str, object] = {
            "agreement": agreement,
            "parties:party": parties,
            "occasion": occasion,
        }
        return self._do("change_agreement", "change_agreement", keywords, unknown, command_id)

    def state_level(
        self,
        agreement: Named[Agreement],
        level: Level | str,
        reason: str,
        *,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Agreement]:
        """States the level of an agreement that was signed without one, or corrects it.

        - `agreement`: The agreement.
        - `level`: Its level.
        - `reason`: How it is known.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成企业")
        >>> deal = desk.sign_agreement(title="LED 衬底", parties=[investor], on="2020-07")
        >>> crm.agreement(deal).level is None
        True
        >>> done = desk.state_level(deal, inward.Level.CONTRACT, "查阅了原件")
        >>> crm.agreement(deal).level, crm.agreement(deal).stage_label("zh")
        (<Level.CONTRACT: 'contract'>, '签约未开工')
        """
        keywords: dict[str, object] = {
            "agreement": agreement,
            "level": level,
            "reason": reason,
            "evidence": evidence,
        }
        return self._do("state_level", "state_level", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Agreement]:
        """Amends an agreement (补充协议): one more version of its text, with the amounts it changes.

        - `agreement`: The agreement.
        - `on`: From when.
        - `note`: What it changes, as free text.
        - `clauses`: A clause it changes or adds.
        - `contract_investment`: The investment agreed on from then on.
        - `total_planned`: The total investment that is planned from then on.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成企业")
        >>> terms = {"on": "2020-07", "contract_investment": "3亿元"}
        >>> deal = desk.sign_agreement(title="LED 衬底", level="contract", parties=[investor], **terms)
        >>> clause = inward.Clause("4.2", "二期另行商定")
        >>> done = desk.amend_agreement(deal, on="2020-11-02", clauses=[clause], contract_investment="3.5亿元")
        >>> crm.agreement(deal).amount("contract_investment").in_yi
        '3.5亿'
        >>> crm.as_of("2020-10-31", known=crm.today()).agreement(deal).amount("contract_investment").in_yi
        '3亿'
        """
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
        return self._do("amend_agreement", "amend_agreement", keywords, unknown, command_id)

    def terminate_agreement(
        self,
        agreement: Named[Agreement],
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Agreement]:
        """Ends an agreement early (终止).

        - `agreement`: The agreement.
        - `reason`: The reason, a key of the playbook.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成企业")
        >>> deal = desk.sign_agreement(title="LED 衬底", parties=[investor], level="contract", on="2020-07")
        >>> done = desk.terminate_agreement(deal, "agreed_termination", on="2021年一季度")
        >>> crm.agreement(deal).standing, crm.agreement(deal).stage_label("zh")
        (<Standing.TERMINATED: 'terminated'>, '签约未开工')
        """
        keywords: dict[str, object] = {
            "agreement": agreement,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("terminate_agreement", "terminate_agreement", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Records a project, under an agreement or under none. Without agreement or investment it
        opens an investment.

        - `agreement`: The agreement it stands under.
        - `title`: Its title; the agreement's if not given.
        - `owner`: The organisation that builds it; the agreement's first party if not given.
        - `project_code`: Its national code, 项目代码.
        - `nature`: Its nature, a key of the playbook; not known if not given.
        - `park`: The park it stands in.
        - `land`: The land it uses.
        - `industry`: Its industry.
        - `total_planned`: The total investment that is planned.
        - `fixed_asset`: The investment in fixed assets.
        - `phases`: One more phase.
        - `investment`: The investment it belongs to.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> phases = [inward.Phase("2.9亿元"), inward.Phase()]
        >>> project = desk.record_project(title="蓝宝石长晶", phases=phases, land="8.9公顷")
        >>> len(crm.project(project).phases), crm.project(project).land.in_mu
        (2, Decimal('133.5'))
        """
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
        return self._do("record_project", "record_project", keywords, unknown, command_id)

    def add_phase(
        self,
        project: Named[Project],
        phase: Phase | Parts,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Adds a phase to a project: the next number.

        - `project`: The project.
        - `phase`: The phase.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase("2.9亿元", "一期")])
        >>> done = desk.add_phase(project, {"total_planned": "约4亿元", "name": "二期"})
        >>> crm.project(project).phases, crm.project(project).amount("total_planned", 2).in_yi
        (['一期', '二期'], '约4亿')
        """
        keywords: dict[str, object] = {
            "project": project,
            "phase": phase,
        }
        return self._do("add_phase", "add_phase", keywords, unknown, command_id)

    def rename_phase(
        self,
        project: Named[Project],
        phase: int,
        name: str,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Gives a phase of a project a name, or another one.

        - `project`: The project.
        - `phase`: The number of the phase, from 1.
        - `name`: Its name.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase(), inward.Phase()])
        >>> done = desk.rename_phase(project, 2, "切磨抛车间")
        >>> crm.project(project).phases
        [None, '切磨抛车间']
        """
        keywords: dict[str, object] = {
            "project": project,
            "phase": phase,
            "name": name,
        }
        return self._do("rename_phase", "rename_phase", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Changes what is known of a project. What is not given stays as it is.

        - `project`: The project.
        - `owner`: The organisation that builds it.
        - `project_code`: Its national code, 项目代码.
        - `nature`: Its nature, a key of the playbook.
        - `park`: The park it stands in.
        - `land`: The land it uses.
        - `industry`: Its industry.
        - `on`: From when; for ever if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.change_project(project, nature="expansion", land="120亩", on="2021")
        >>> crm.project(project).nature, crm.project(project).land
        ('expansion', Area('120 亩'))
        """
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
        return self._do("change_project", "change_project", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Ends a project: done (办结), cleared out (清退) or given up (投资方放弃).

        - `project`: The project.
        - `end`: How it ends.
        - `reason`: The reason, a key of the playbook; needed unless it is completed.
        - `on`: When; today if not given.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.reach(project, "construction_started", on="2020-07-18")
        >>> done = desk.end_project(project, "exited", reason="idle_land", on="2021年三季度")
        >>> crm.project(project).standing, crm.project(project).stage_label("zh")
        (<Standing.EXITED: 'exited'>, '在建')
        """
        keywords: dict[str, object] = {
            "project": project,
            "end": end,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("end_project", "end_project", keywords, unknown, command_id)

    def join_list(
        self,
        project: Named[Project],
        list: Named[Entry],
        *,
        on: Whenever | None = None,
        reason: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Puts a project on a list (入库), from the day the list was issued unless said otherwise.

        - `project`: The project.
        - `list`: The list.
        - `on`: From when.
        - `reason`: Why, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> key_projects = desk.add_list("合成重点项目", on="2021-02", period="2021")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.join_list(project, key_projects, on="2021年2月")
        >>> [(member.title, truth) for member, truth in crm.listed(key_projects)]
        [('蓝宝石长晶', <Truth.YES: 'yes'>)]
        """
        keywords: dict[str, object] = {
            "project": project,
            "list": list,
            "on": on,
            "reason": reason,
            "source": source,
            "evidence": evidence,
        }
        return self._do("join_list", "join_list", keywords, unknown, command_id)

    def leave_list(
        self,
        project: Named[Project],
        list: Named[Entry],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Takes a project off a list (出库). The list as it was stays as it was.

        - `project`: The project.
        - `list`: The list.
        - `reason`: Why.
        - `on`: From when; the day it is known if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> key_projects = desk.add_list("合成重点项目", on="2021-02", period="2021")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.join_list(project, key_projects, on="2021-02")
        >>> done = desk.leave_list(project, key_projects, "年中调整", on="2021-07-01")
        >>> crm.project(project).lists
        []
        """
        keywords: dict[str, object] = {
            "project": project,
            "list": list,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("leave_list", "leave_list", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Project]:
        """Records money that came in or was spent.

        - `project`: The project.
        - `kind`: What the money is: `funds_arrived` or `fai_completed`.
        - `amount`: How much.
        - `phase`: The phase of the project, counted from 1.
        - `on`: When.
        - `period`: The period it is for, where it is not for a day.
        - `basis`: How the figure counts; an increment unless said otherwise.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> slip = inward.Evidence("bank_slip", ref="2020-0817")
        >>> done = desk.record_money(project, "funds_arrived", "70万元", on="2020-08-10", evidence=slip)
        >>> done = desk.record_money(project, "funds_arrived", 300_000, on="2020-09-02")
        >>> print(crm.projects().sum("funds_arrived"))
        0.01亿
        """
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
        return self._do("record_money", "record_money", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Makes a promise: a service commitment to the investor, or an obligation by the investor. What was
        agreed does not change by being said again: what was recorded wrongly is corrected, more time is an
        extension (延期), and other terms are those of a new promise that takes its place (变更, `supersede`).

        - `made_with`: What it is made with: an agreement, a negotiation, a project, a lead. An investment means its only fitting record.
        - `kind`: Its kind, a key of the playbook.
        - `direction`: Who promises to whom.
        - `title`: What is promised, in a few words; the kind's own words if not given.
        - `on`: When it was made; when the agreement was signed if not given.
        - `due`: When it is due.
        - `due_rule`: The rule by which it is due, where no date is fixed: `working_days(5).after("accepted")`. It counts from a milestone of the playbook, from `made`, `condition_met`, `requested`, `received`, `accepted` or `notified`; from the milestone that its kind names if it does not say.
        - `statutory`: What the law allows, beside what is promised.
        - `debtor`: The unit that owes it.
        - `debtor_organisation`: The organisation that owes it; the investor if not given.
        - `supporting`: A unit that helps, 配合单位.
        - `criterion`: What counts as keeping it, as free text.
        - `condition`: What must hold before anything is owed, as free text.
        - `condition_milestone`: The milestone that meets the condition, on the project of the agreement that it is made with, on that project itself, or else on the only fitting record of its investment. It is looked up whenever the commitment is read: nobody need record that it was met.
        - `depends_on`: The commitment that must be kept before anything is owed, beside the condition: the other side's word on which this one depends.
        - `amount`: How much is owed, where it is money; of instalments that are exact, their sum if not given.
        - `kept_by_milestone`: The milestone that keeps it, looked for as that of a condition is: nobody need record that it was kept. The one that its kind names if nothing else says how it is kept.
        - `items`: Something that is to be delivered, by its name; numbered from 1. Kept once all items are.
        - `instalments`: One more instalment; numbered from 1, in the order in which they are due.
        - `recurrence`: That the same is owed again and again, on these days.
        - `amount_each`: How much is owed each time that it recurs.
        - `obligation`: What must be reached, and when that is checked.
        - `legal_basis`: The law or decision it rests on; that of the policy if not given.
        - `under`: The policy it is made under, by its id or the number of its document.
        - `article`: The article of the policy.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead, bureau = desk.capture_lead("LED 衬底"), desk.add_unit("行政审批局")
        >>> permit = desk.promise(lead, "construction_permit", debtor=bureau, on="2020-07", due="2020年7月24日")
        >>> crm.commitment(permit).life
        <Life.OVERDUE: 'overdue'>
        >>> done = desk.fulfil(permit, on="2020-07-17", evidence=inward.Evidence(title="施工许可证"))
        >>> crm.commitment(permit).life
        <Life.ON_TIME: 'on_time'>
        """
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
        return self._do("promise", "promise", keywords, unknown, command_id)

    def meet_condition(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        due: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that the condition of a commitment was met: from then on it is owed. For conditions in
        words; one that names a milestone is met by the milestone.

        - `commitment`: The commitment.
        - `on`: When.
        - `due`: When it is due now that the condition is met.
        - `note`: How it is known, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> bonus = desk.promise(lead, "policy_incentive", debtor=desk.unit, on="2020-07", condition="当年开工")
        >>> crm.commitment(bonus).life
        <Life.CONDITIONAL: 'conditional'>
        >>> done = desk.meet_condition(bonus, on="2020-11-20", due="2021年一季度")
        >>> crm.commitment(bonus).life
        <Life.OVERDUE: 'overdue'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "due": due,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("meet_condition", "meet_condition", keywords, unknown, command_id)

    def gate(
        self,
        commitment: Named[Commitment],
        by: Named[Commitment],
        *,
        instalment: int | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Makes a commitment depend on another (互为条件): nothing of it is owed until that one is kept, and a
        limit that counts from `condition_met` starts with that. The link is retracted as any fact.

        - `commitment`: The commitment that depends.
        - `by`: The one that must be kept.
        - `instalment`: The instalment of the other that is enough, by its number from 1; all of it if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> project = desk.record_project(title="数字经济产业园", owner=investor)
        >>> theirs = desk.promise(project, "start_date", direction="by_investor", due="2021-01-31")
        >>> ours = desk.promise(project, "policy_incentive", due="2021-03-31", debtor=desk.unit)
        >>> done = desk.gate(ours, theirs)
        >>> crm.commitment(ours).life
        <Life.CONDITIONAL: 'conditional'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "by": by,
            "instalment": instalment,
            "source": source,
            "evidence": evidence,
        }
        return self._do("gate", "gate", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that a commitment was kept: in whole, or the part that is given.

        - `commitment`: The commitment.
        - `on`: When.
        - `in_part`: Whether only a part was kept. Where an exact amount is owed, what was paid in all decides.
        - `amount`: How much was paid or delivered.
        - `item`: The item that was delivered, by its number from 1.
        - `instalment`: The instalment that it goes to, by its number from 1; the first that is open if not given.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> bonus = desk.promise(lead, "policy_incentive", debtor=desk.unit, due="2020-12-31", amount="100万元")
        >>> done = desk.fulfil(bonus, on="2020-10-15", amount="60万元")
        >>> crm.commitment(bonus).life
        <Life.OVERDUE: 'overdue'>
        >>> done = desk.fulfil(bonus, on="2021-01-20", amount="40万元")
        >>> crm.commitment(bonus).life
        <Life.LATE: 'late'>
        """
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
        return self._do("fulfil", "fulfil", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records what the check of an obligation found (履约核验): whether it is enough follows.

        - `commitment`: The commitment.
        - `actual`: How much there was, all in all: of jobs the headcount, not what is new.
        - `on`: The day of the figure; today if not given.
        - `instalment`: The check that it belongs to, by its number from 1; the first that is not met if not given.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> project = desk.record_project(title="数字经济产业园", owner=investor)
        >>> jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2022-12-31", "2023-12-31"])
        >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
        >>> done = desk.verify_obligation(jobs, "250个", on="2022-12-30")
        >>> [part.life.value for part in crm.commitment(jobs).parts]
        ['on_time', 'overdue']
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "actual": actual,
            "on": on,
            "instalment": instalment,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("verify_obligation", "verify_obligation", keywords, unknown, command_id)

    def notify_shortfall(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        instalment: int | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that the debtor was notified of a shortfall (整改通知): its time to make it good counts from
        then.

        - `commitment`: The commitment.
        - `on`: When; today if not given.
        - `instalment`: The check that it belongs to, by its number from 1; the first that is not met if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> project = desk.record_project(title="数字经济产业园", owner=investor)
        >>> jobs = inward.Obligation("jobs_new", "200个", verify_on=["2022-12-31"], cure_days=90, clawback=inward.Clawback.pro_rata())
        >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
        >>> done = desk.verify_obligation(jobs, "160个", on="2022-12-31")
        >>> done = desk.notify_shortfall(jobs, on="2023-03-01")
        >>> crm.clawback(jobs).checks[0].enforceable_from.isoformat()
        '2023-05-31'
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "instalment": instalment,
            "source": source,
            "evidence": evidence,
        }
        return self._do("notify_shortfall", "notify_shortfall", keywords, unknown, command_id)

    def waive(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that the creditor let a commitment go.

        - `commitment`: The commitment.
        - `reason`: Why.
        - `on`: When.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> road = desk.promise(lead, "infrastructure", debtor=desk.unit, on="2020-07-01", due="2020年底前")
        >>> done = desk.waive(str(road.id), "企业改用现有道路", on="2020-09-08")
        >>> crm.commitment(road).life
        <Life.WAIVED: 'waived'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("waive", "waive", keywords, unknown, command_id)

    def breach(
        self,
        commitment: Named[Commitment],
        cause: BreachCause | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that a commitment was broken, and whose doing it was.

        - `commitment`: The commitment.
        - `cause`: Whose doing it was.
        - `on`: When.
        - `note`: What is done about it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead, investor = desk.capture_lead("LED 衬底"), desk.add_organisation("合成企业")
        >>> jobs = desk.promise(lead, "jobs", direction="by_investor", debtor_organisation=investor)
        >>> done = desk.breach(jobs, inward.BreachCause.INVESTOR, on="2021-06", note="已约谈")
        >>> crm.commitment(jobs).life
        <Life.BROKEN: 'broken'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "cause": cause,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("breach", "breach", keywords, unknown, command_id)

    def record_start(
        self,
        commitment: Named[Commitment],
        event: StartEvent | str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records what a limit counts from: the application was received, accepted, …

        - `commitment`: The commitment.
        - `event`: What happened.
        - `on`: When; hours count from an instant.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> crm.commitment(permit).due is None
        True
        >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
        >>> str(crm.commitment(permit).due)
        '2021-02-18'
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "event": event,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("record_start", "record_start", keywords, unknown, command_id)

    def dispute(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that the two sides do not agree on a commitment (争议).

        - `commitment`: The commitment.
        - `reason`: What is in dispute.
        - `on`: Since when.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.dispute(permit, "起算日有分歧", on="2021-02-10")
        >>> crm.commitment(permit).life
        <Life.DISPUTED: 'disputed'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("dispute", "dispute", keywords, unknown, command_id)

    def settle_dispute(
        self,
        commitment: Named[Commitment],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that a dispute was settled: the commitment stands again as it did.

        - `commitment`: The commitment.
        - `on`: When.
        - `note`: How, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.dispute(permit, "起算日有分歧", on="2021-02-10")
        >>> done = desk.settle_dispute(permit, on="2021-02-19", note="以受理通知书为准")
        >>> crm.commitment(permit).life
        <Life.ACTIVE: 'active'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("settle_dispute", "settle_dispute", keywords, unknown, command_id)

    def void(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that a commitment binds nobody (无效): it has no legal basis. It is kept, and counted
        apart.

        - `commitment`: The commitment.
        - `reason`: Why.
        - `on`: Since when.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.void(permit, "没有法律依据", on="2021-02-10")
        >>> crm.commitment(permit).life
        <Life.VOID: 'void'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("void", "void", keywords, unknown, command_id)

    def supersede(
        self,
        commitment: Named[Commitment],
        reason: str,
        *,
        by: Named[Commitment] | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Records that another commitment, or an amendment, took the place of one (被替代).

        - `commitment`: The commitment whose place is taken.
        - `reason`: Why: the amendment that says so.
        - `by`: The commitment that took its place.
        - `on`: Since when.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> later = desk.promise(project, "construction_permit", due="2021-06-30", debtor=desk.unit)
        >>> done = desk.supersede(permit, "补充协议另有约定", by=later, on="2021-03-01")
        >>> crm.commitment(permit).life
        <Life.SUPERSEDED: 'superseded'>
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "reason": reason,
            "by": by,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("supersede", "supersede", keywords, unknown, command_id)

    def cite_policy(
        self,
        commitment: Named[Commitment],
        policy: Named[Entry],
        *,
        article: str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Commitment]:
        """Says under which policy a commitment was made, where that was not said when it was.

        - `commitment`: The commitment.
        - `policy`: The policy, by its id or the number of its document.
        - `article`: The article of the policy.
        - `on`: From when it is under that policy; as long as it stands if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, on="2021-01-10")
        >>> policy = desk.add_policy("合成扶持办法", legal_basis="合成条例")
        >>> done = desk.cite_policy(made, policy, article="第八条")
        >>> crm.commitment(made).policy == policy.id, crm.commitment(made).legal_basis
        (True, '合成条例')
        """
        keywords: dict[str, object] = {
            "commitment": commitment,
            "policy": policy,
            "article": article,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("cite_policy", "cite_policy", keywords, unknown, command_id)

    def pause_clock(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        unit: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Pauses the clock of a deadline (暂停计时): a supplement is awaited, a hearing held. The time is
        not counted until the clock goes on. Of an issue both clocks stop.

        - `record`: The record: a commitment, an issue or a task.
        - `reason`: Why, as free text.
        - `on`: From when; a day counts whole.
        - `unit`: The unit that pauses it.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
        >>> done = desk.pause_clock(permit, "待补正", on="2021-02-07")
        >>> crm.commitment(permit).life
        <Life.PAUSED: 'paused'>
        """
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "unit": unit,
            "source": source,
            "evidence": evidence,
        }
        return self._do("pause_clock", "pause_clock", keywords, unknown, command_id)

    def resume_clock(
        self,
        record: Target,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        unit: Named[Unit] | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Lets a paused clock go on (恢复计时).

        - `record`: The record: a commitment, an issue or a task.
        - `on`: When; a day is not counted yet.
        - `note`: More on it, as free text.
        - `unit`: The unit that lets it go on.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
        >>> done = desk.pause_clock(permit, "待补正", on="2021-02-07")
        >>> done = desk.resume_clock(permit, on="2021-02-08")
        >>> str(crm.commitment(permit).due)
        '2021-02-20'
        """
        keywords: dict[str, object] = {
            "record": record,
            "on": on,
            "note": note,
            "unit": unit,
            "source": source,
            "evidence": evidence,
        }
        return self._do("resume_clock", "resume_clock", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Extends the time of a deadline (延期): approved before it was over, and for a reason. Of an issue it
        is the time to resolve it.

        - `record`: The record: a commitment, an issue or a task.
        - `by`: By how much: so much of the rule's own unit, or to a fixed date.
        - `reason`: Why, as free text.
        - `on`: When it was approved.
        - `approved_by`: The unit that approved it.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> permit = desk.promise(project, "construction_permit", due_rule=inward.working_days(5).after("accepted"), on="2021-02-01", debtor=desk.unit)
        >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
        >>> done = desk.extend_deadline(permit, inward.working_days(3), "需现场核查", on="2021-02-09")
        >>> str(crm.commitment(permit).due)
        '2021-02-22'
        """
        keywords: dict[str, object] = {
            "record": record,
            "by": by,
            "reason": reason,
            "on": on,
            "approved_by": approved_by,
            "source": source,
            "evidence": evidence,
        }
        return self._do("extend_deadline", "extend_deadline", keywords, unknown, command_id)

    def escalate(
        self,
        record: Target | None = None,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Takes every step that is due on the playbook's ladders (督办), of every record that goes on or of one. A step
        is taken once, with the day since when its trigger holds, however often and whenever this is given;
        where none is due nothing happens. What ended or was kept meanwhile is not escalated any more.

        - `record`: The record alone: a commitment, an issue, a task or a project.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> late = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
        >>> done = desk.escalate()
        >>> [str(record) for record in done.touched] == [str(late.id)]
        True
        >>> desk.escalate().touched
        ()
        >>> [(level.level, level.since.isoformat()) for level in crm.task(late).escalations()]
        [('red', '2021-01-21')]
        """
        keywords: dict[str, object] = {
            "record": record,
        }
        return self._do("escalate", "escalate", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Takes back what a ladder had raised (降级、解除督办): only on evidence. The same step is not taken again;
        a later one may be.

        - `record`: The record.
        - `reason`: Why, as free text.
        - `ladder`: The ladder; needed where levels of several stand.
        - `phase`: The phase of the project that it is about.
        - `to`: The level of the ladder that it is taken back to; without it, none stays.
        - `on`: When; what was raised after that day stands.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on; needed.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> late = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
        >>> done = desk.escalate(late)
        >>> done = desk.lift_escalation(late, "已整改", evidence=inward.Evidence("document", title="整改报告"))
        >>> crm.task(late).escalations()
        []
        """
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
        return self._do("lift_escalation", "lift_escalation", keywords, unknown, command_id)

    def excuse(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        until: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Excuses a record for a time (有正当理由): that time triggers no step and is not counted. It may begin
        ahead; without an end it goes on.

        - `record`: The record: a commitment, an issue, a task or a project.
        - `reason`: Why, as free text.
        - `on`: From which day on.
        - `until`: The last day.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> late = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
        >>> done = desk.excuse(late, "等待上级批复", on="2021-01-13", until="2021-01-15")
        >>> done = desk.escalate(late)
        >>> [(level.level, level.since.isoformat()) for level in crm.task(late).escalations()]
        [('red', '2021-01-26')]
        """
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "until": until,
            "source": source,
            "evidence": evidence,
        }
        return self._do("excuse", "excuse", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Raises an issue (企业诉求/问题): a question, a request, a complaint of an enterprise.

        - `about`: What it is raised on: an investment, one of its leads, negotiations, agreements, projects or commitments, or an organisation, to which it then belongs instead.
        - `kind`: Its kind, a key of the playbook.
        - `title`: What it is, in a few words; the kind's own words if not given.
        - `on`: When it was received. A rule that counts hours, or the same day, needs the moment.
        - `channel`: The channel through which it came, a key of the playbook.
        - `urgency`: How pressing it is, a key of the playbook; the first that the playbook offers if not given.
        - `raised_by`: The organisation that raised it.
        - `raised_by_person`: The person who raised it.
        - `description`: What it is about, as free text.
        - `responders`: A unit that is to answer, 答复单位.
        - `respond`: By when it is to be answered, after it was `received` or `accepted`; what the playbook says of its kind or its urgency if not given.
        - `resolve`: By when it is to be settled; as for the answer.
        - `investment_at_risk`: How much investment it puts at risk.
        - `jobs_at_risk`: How many jobs it puts at risk.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> issue = desk.raise_issue(
        ...     project, "request", title="供电容量不足", on="2021-01-12T09:30+08:00", channel="on_site_office",
        ...     responders=["招商一局"], investment_at_risk="2.9亿元", jobs_at_risk="200余个",
        ...     resolve=inward.working_days(10).after("accepted"),
        ... )
        >>> str(crm.issue(issue).investment_at_risk), crm.issue(issue).resolve_rule
        ('290000000 CNY', working_days(10).after('accepted'))
        >>> desk.raise_issue(project, "requets")
        Traceback (most recent call last):
        inward.Refused: kind: ... [issue.unknown-kind]
        """
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
        return self._do("raise_issue", "raise_issue", keywords, unknown, command_id)

    def accept_issue(
        self,
        issue: Named[Issue],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Records that an issue was accepted (受理).

        - `issue`: The issue.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "complaint", on="2021-01-12")
        >>> done = desk.accept_issue(issue, on="2021-01-13", note="材料齐全")
        >>> crm.history(issue)[-1].kind
        'issue.accepted'
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("accept_issue", "accept_issue", keywords, unknown, command_id)

    def respond_to_issue(
        self,
        issue: Named[Issue],
        *,
        unit: Named[Unit] | None = None,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Records that a unit answered an issue (答复). Several may; the first counts for the deadline.

        - `issue`: The issue.
        - `unit`: The unit that answered; the one in charge if not given.
        - `on`: When. A rule that counts hours, or the same day, needs the moment.
        - `note`: What it said, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "enquiry", on="2021-01-12T09:30+08:00")
        >>> done = desk.respond_to_issue(issue, unit="招商一局", on="2021-01-12T16:00+08:00", note="已当面答复")
        >>> desk.respond_to_issue(issue, on="2021-01-11")
        Traceback (most recent call last):
        inward.Refused: on: ... [issue.before-received]
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "unit": unit,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("respond_to_issue", "respond_to_issue", keywords, unknown, command_id)

    def resolve_issue(
        self,
        issue: Named[Issue],
        outcome: IssueOutcome | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Records how an issue ended (办结).

        - `issue`: The issue.
        - `outcome`: How it ended.
        - `on`: When.
        - `note`: What was done, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "request", on="2021-01-12")
        >>> done = desk.resolve_issue(issue, "settled", on="2021-01-18", note="已增容")
        >>> str(crm.issue(issue).is_resolved), str(crm.issue(issue).outcome)
        ('yes', 'settled')
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "outcome": outcome,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("resolve_issue", "resolve_issue", keywords, unknown, command_id)

    def reopen_issue(
        self,
        issue: Named[Issue],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Takes a settled issue up again (重新办理). The time in which it is to be settled runs on; what lay
        between does not count.

        - `issue`: The issue.
        - `reason`: Why.
        - `on`: When.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "request", on="2021-01-12")
        >>> done = desk.resolve_issue(issue, "settled", on="2021-01-18")
        >>> done = desk.reopen_issue(issue, "问题再次出现", on="2021-01-21")
        >>> str(crm.issue(issue).is_resolved), crm.issue(issue).outcome
        ('no', None)
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("reopen_issue", "reopen_issue", keywords, unknown, command_id)

    def hand_over_issue(
        self,
        issue: Named[Issue],
        to: Named[Unit],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Hands an issue over to another unit (转办), which is in charge from then on.

        - `issue`: The issue.
        - `to`: The unit that is in charge from then on.
        - `reason`: Why.
        - `on`: When; the day on which it is known if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> bureau = desk.add_unit("行政审批局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "request", on="2021-01-12")
        >>> done = desk.hand_over_issue(issue, bureau, "属审批事项", on="2021-01-13")
        >>> crm.issue(issue).unit == bureau.id
        True
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "to": to,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("hand_over_issue", "hand_over_issue", keywords, unknown, command_id)

    def rate_issue(
        self,
        issue: Named[Issue],
        satisfaction: Satisfaction | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """Records what the investor says of how an issue was handled (满意度), once it was settled. It rests on
        the evidence of a call-back (回访), of the kind `call_back`: a rating is the investor's alone.

        - `issue`: The issue.
        - `satisfaction`: What the investor says.
        - `on`: When the investor said so.
        - `note`: In the investor's words, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: The record of the call-back.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "request", on="2021-01-12")
        >>> done = desk.resolve_issue(issue, "settled", on="2021-01-18")
        >>> desk.rate_issue(issue, "satisfied", on="2021-01-20")
        Traceback (most recent call last):
        inward.Refused: evidence: ... [issue.needs-call-back]
        >>> done = desk.rate_issue(issue, "satisfied", on="2021-01-20", evidence=inward.Evidence("call_back"))
        >>> crm.issue(issue).satisfaction
        <Satisfaction.SATISFIED: 'satisfied'>
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "satisfaction": satisfaction,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("rate_issue", "rate_issue", keywords, unknown, command_id)

    def state_risk(
        self,
        issue: Named[Issue],
        *,
        investment_at_risk: Sum | None = None,
        jobs_at_risk: Measured | str | None = None,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Issue]:
        """States what an issue puts at risk: investment, jobs, or both. What is not given stays.

        - `issue`: The issue.
        - `investment_at_risk`: How much investment it puts at risk.
        - `jobs_at_risk`: How many jobs it puts at risk.
        - `on`: From when.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.add_organisation("合成企业"), "grievance", jobs_at_risk="200余个")
        >>> done = desk.state_risk(issue, investment_at_risk="1亿元", on="2021-03-01")
        >>> str(crm.issue(issue).investment_at_risk), str(crm.issue(issue).jobs_at_risk)
        ('100000000 CNY', '> 200 个')
        """
        keywords: dict[str, object] = {
            "issue": issue,
            "investment_at_risk": investment_at_risk,
            "jobs_at_risk": jobs_at_risk,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("state_risk", "state_risk", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Task]:
        """Assigns a task (交办事项) to its principal unit, 牵头单位, which is the unit in charge. A task that came of
        an investment, or of a record of one, belongs to that investment; one that came of nothing in the book
        belongs to none.

        - `title`: What is to be done, in a few words.
        - `origin`: What it came of: an issue, a negotiation, an investment or another record.
        - `interaction`: The interaction (往来) of that negotiation that it came of. It says the origin, too.
        - `on`: When it was assigned. A rule that counts hours, or the same day, needs the moment.
        - `due`: When it is to be done.
        - `due_rule`: When it is to be done, by a rule that counts after it was `assigned`.
        - `supporting`: A unit that helps, 配合单位.
        - `instructions`: What is to be done, as free text.
        - `given_by`: Who gave it.
        - `given_by_unit`: The unit that gave it.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on: the minutes of a meeting.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> issue = desk.raise_issue(desk.record_project(title="数字经济产业园"), "request")
        >>> task = desk.assign_task(
        ...     "协调供电", origin=issue, on="2021-01-12", due_rule={"limit": {"working_days": 5}, "after": "assigned"}
        ... )
        >>> crm.task(task).origin == issue.id, crm.task(task).investment == crm.issue(issue).investment
        (True, True)
        >>> desk.assign_task("协调供电", due="2021-02", due_rule={"limit": {"working_days": 5}, "after": "assigned"})
        Traceback (most recent call last):
        inward.Refused: due: ... [task.two-dues]
        """
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
        return self._do("assign_task", "assign_task", keywords, unknown, command_id)

    def report_task(
        self,
        task: Named[Task],
        note: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Task]:
        """Records how a task comes along (进展).

        - `task`: The task.
        - `note`: What was done so far, as free text.
        - `on`: When.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", on="2021-01-12")
        >>> done = desk.report_task(task, "初稿已成", on="2021-01-14")
        >>> str(crm.task(task).is_closed)
        'no'
        """
        keywords: dict[str, object] = {
            "task": task,
            "note": note,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("report_task", "report_task", keywords, unknown, command_id)

    def complete_task(
        self,
        task: Named[Task],
        *,
        on: Whenever | None = None,
        result: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Task]:
        """Records that a task was done (办结).

        - `task`: The task.
        - `on`: When.
        - `result`: What came of it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", on="2021-01-12")
        >>> done = desk.complete_task(task, on="2021-01-18", result="方案已报")
        >>> crm.task(task).standing
        <Standing.COMPLETED: 'completed'>
        """
        keywords: dict[str, object] = {
            "task": task,
            "on": on,
            "result": result,
            "source": source,
            "evidence": evidence,
        }
        return self._do("complete_task", "complete_task", keywords, unknown, command_id)

    def cancel_task(
        self,
        task: Named[Task],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Task]:
        """Calls a task off (撤销).

        - `task`: The task.
        - `reason`: Why.
        - `on`: When.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", on="2021-01-12")
        >>> done = desk.cancel_task(task, "电价政策已经统一", on="2021-01-18")
        >>> crm.task(task).standing
        <Standing.TERMINATED: 'terminated'>
        """
        keywords: dict[str, object] = {
            "task": task,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("cancel_task", "cancel_task", keywords, unknown, command_id)

    def reopen_task(
        self,
        task: Named[Task],
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Task]:
        """Takes up again a task that was done or called off. The time in which it is to be done runs on; what
        lay between does not count.

        - `task`: The task.
        - `reason`: Why.
        - `on`: When.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", on="2021-01-12")
        >>> done = desk.complete_task(task, on="2021-01-18")
        >>> done = desk.reopen_task(task, "须重新测算", on="2021-01-20")
        >>> crm.task(task).standing
        <Standing.ONGOING: 'ongoing'>
        """
        keywords: dict[str, object] = {
            "task": task,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("reopen_task", "reopen_task", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that an application under a procedure was received (收件). Where the procedure has a limit, the
        case makes a commitment of the authority to the investor of its own, see `crm.commitment`: it starts,
        pauses and is kept as the case says.

        - `procedure`: The procedure, by its id or its name.
        - `about`: What it is for: a project, or another record of an investment.
        - `title`: What it is, in a few words; the procedure's name if not given.
        - `on`: When it was received.
        - `applicant`: Who applied; the investor of the record if not given.
        - `description`: What is applied for, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: Further names it is known under.
        - `references`: Keys of other systems.
        - `summary`: A summary, as free text.
        - `unit`: The unit in charge; the desk's own unit unless said otherwise.
        - `officer`: The officer in charge; the desk's own officer unless said otherwise.
        - `attributes`: The zone's own attributes.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> limits = {"promised": inward.working_days(5).after("accepted"), "statutory": inward.working_days(20).after("accepted")}
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", **limits)
        >>> project = desk.record_project(title="数字经济产业园")
        >>> case = desk.file_case("建筑工程施工许可", project, on="2021-01-11")
        >>> promise = crm.commitment(crm.case(case).commitment)
        >>> promise.kind, promise.made_with == case.id, promise.due  # it is not accepted yet
        ('approval_time_limit', True, None)
        """
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
        return self._do("file_case", "file_case", keywords, unknown, command_id)

    def accept_case(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that an application was accepted (受理): the version of the procedure that is in force on that
        day applies to it.

        - `case`: The case.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=inward.working_days(5).after("accepted"))
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> done = desk.accept_case(case, on="2021-01-12", note="材料齐全")
        >>> str(crm.commitment(crm.case(case).commitment).due)
        '2021-01-19'
        """
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("accept_case", "accept_case", keywords, unknown, command_id)

    def request_supplement(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        missing: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that the applicant was told what is missing (补正告知). Until it comes in the time is not
        counted.

        - `case`: The case.
        - `on`: When; a day counts whole.
        - `missing`: What is missing, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=inward.working_days(5).after("accepted"))
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> done = desk.request_supplement(case, on="2021-01-12", missing="用地批准文件")
        >>> crm.case(case).progress
        <CaseProgress.AWAITING_SUPPLEMENT: 'awaiting_supplement'>
        >>> desk.request_supplement(case, on="2021-01-13")
        Traceback (most recent call last):
        inward.Refused: on: ... [case.supplement-awaited]
        """
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "missing": missing,
            "source": source,
            "evidence": evidence,
        }
        return self._do("request_supplement", "request_supplement", keywords, unknown, command_id)

    def receive_supplement(
        self,
        case: Named[Case],
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that what was missing came in (补正材料): the time goes on.

        - `case`: The case.
        - `on`: When; a day is not counted yet.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=inward.working_days(5).after("received"))
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> done = desk.request_supplement(case, on="2021-01-12")
        >>> done = desk.receive_supplement(case, on="2021-01-14")
        >>> str(crm.commitment(crm.case(case).commitment).due)  # 15, 18, 19, 20, 21
        '2021-01-21'
        """
        keywords: dict[str, object] = {
            "case": case,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("receive_supplement", "receive_supplement", keywords, unknown, command_id)

    def begin_special_step(
        self,
        case: Named[Case],
        step: SpecialStep | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that a special step began (特别程序): a hearing, an expert review, … Its time is not counted,
        of which the applicant is told in writing (行政许可法 45); the evidence is that notice.

        - `case`: The case.
        - `step`: Which.
        - `on`: When; a day counts whole.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: The written notice to the applicant.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> notice = inward.Evidence("document", ref="听证告知书")
        >>> done = desk.begin_special_step(case, "hearing", on="2021-01-13", evidence=notice)
        >>> crm.case(case).progress
        <CaseProgress.IN_SPECIAL_STEP: 'in_special_step'>
        """
        keywords: dict[str, object] = {
            "case": case,
            "step": step,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("begin_special_step", "begin_special_step", keywords, unknown, command_id)

    def end_special_step(
        self,
        case: Named[Case],
        step: SpecialStep | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records that a special step ended: the time goes on.

        - `case`: The case.
        - `step`: Which.
        - `on`: When; a day is not counted yet.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> desk.end_special_step(case, "hearing", on="2021-01-13")
        Traceback (most recent call last):
        inward.Refused: on: ... [case.step-not-begun]
        """
        keywords: dict[str, object] = {
            "case": case,
            "step": step,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("end_special_step", "end_special_step", keywords, unknown, command_id)

    def decide_case(
        self,
        case: Named[Case],
        outcome: CaseOutcome | str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[Case]:
        """Records how a case was decided (办结). Granted or refused, its commitment is kept with that; where the
        applicant withdrew, that has ended and counts nowhere.

        - `case`: The case.
        - `outcome`: How.
        - `on`: When.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=inward.working_days(5).after("received"))
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> done = desk.decide_case(case, "granted", on="2021-01-18", note="已发证")
        >>> str(crm.case(case).outcome), str(crm.commitment(crm.case(case).commitment).life)
        ('granted', 'on_time')
        """
        keywords: dict[str, object] = {
            "case": case,
            "outcome": outcome,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("decide_case", "decide_case", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Records that a milestone was reached. A review or triage says who judged, and how. The
        milestone that a record was made with (`lead_received`, `negotiating`, `contract_signed`) is
        recorded by the command that makes it; once its word was retracted, it is stated anew here.

        - `record`: The record, or the phase of a project. An investment means its only fitting record.
        - `milestone`: The milestone, a key of the playbook.
        - `phase`: The phase of a project, counted from 1.
        - `on`: When. Not known if not given.
        - `judgement`: Who judged, and how: for reviews and triage.
        - `overriding`: Why it is recorded although needs of the playbook are unmet.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase(), inward.Phase()])
        >>> contract = inward.Evidence("works_contract", ref="HT-07")
        >>> done = desk.reach(project, "construction_started", phase=1, on="2020年7月18日", evidence=contract)
        >>> print(crm.project(project).when("construction_started", 1))
        2020-07-18
        >>> crm.project(project).reached("construction_started", 2)
        <Truth.NO: 'no'>
        """
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
        return self._do("reach", "reach", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Plans a milestone, or plans it anew.

        - `record`: The record, or the phase of a project. An investment means its only fitting record.
        - `milestone`: The milestone, a key of the playbook.
        - `target`: When it is to be reached.
        - `phase`: The phase of a project, counted from 1.
        - `on`: The day the plan was made; today if not given.
        - `reason`: Why it is planned anew.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.plan(project, "production", "2021年上半年", on="2020-07-01")
        >>> done = desk.plan(project, "production", "2021Q4", on="2021-04-01", reason="设备晚到")
        >>> print(crm.project(project).planned_for("production"))
        2021Q4
        """
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
        return self._do("plan", "plan", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """States an amount that is planned or agreed, of a lead, a negotiation, an agreement or a
        project; the one with the latest start is in force.

        - `record`: The record, or the phase of a project.
        - `kind`: What the amount is.
        - `amount`: How much.
        - `phase`: The phase of a project, counted from 1.
        - `period`: The period it is for: the year of an annual plan, which needs one. Other kinds have none.
        - `on`: From when it holds; for ever if not given.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶", total_planned="约3亿元")
        >>> done = desk.state_amount(project, "total_planned", inward.Amount("3.2亿元"), on="2020-09-01")
        >>> crm.project(project).amount("total_planned").in_yi
        '3.2亿'
        >>> desk.state_amount(project, "annual_planned", "1亿元")
        Traceback (most recent call last):
        inward.Refused: period: ... [finance.period-missing]
        """
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
        return self._do("state_amount", "state_amount", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Records a figure about a project, a phase, an organisation, an investment, a list or the
        zone: jobs, output, tax, energy, capacity, a published statistic.

        - `record`: What the figure is about.
        - `metric`: What is measured: `jobs_new`, `output_value`, `capacity`, …
        - `kind`: Whose figure it is.
        - `value`: The figure with its unit, such as `200余个` or `22%以上`.
        - `phase`: The phase of a project, counted from 1.
        - `period`: The period it is for.
        - `at`: The milestone at which it is expected or promised.
        - `on`: From when it holds; what is actual holds from no later than today, and is for no period that has not begun.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> crm.project(project).measure("jobs_new", "expected").value.qualifier
        <Qualifier.OVER: 'over'>
        """
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
        return self._do("record_measure", "record_measure", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Sets a target for the zone, a list, a unit or a project.

        - `record`: The record that keeps the target: mostly the zone.
        - `metric`: What is to be reached.
        - `value`: The figure.
        - `text`: What is to be reached in words, where it is no figure.
        - `set_for`: The unit or list it is set for.
        - `period`: The period in which it is to be reached.
        - `on`: When it was set.
        - `source`: Whose word it is, a source of the playbook.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> zone = crm.zone()
        >>> unit = desk.unit
        >>> done = desk.set_target(zone, "contract_investment", value="50亿元", period="2021", set_for=unit)
        >>> [target] = crm.zone().targets
        >>> target.value.value, str(target.period), crm.unit(target.set_for).title
        (Decimal('5000000000'), '2021', '招商一局')
        """
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
        return self._do("set_target", "set_target", keywords, unknown, command_id)

    def name_record(
        self,
        record: Target,
        *,
        title: str | None = None,
        code: str | None = None,
        aliases: Sequence[str] | None = None,
        references: Sequence[Reference | Parts] | None = None,
        summary: str | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Gives a record another title, a code, a further name, a key of another system, a summary.

        - `record`: The record.
        - `title`: The new title; the old one stays as a further name.
        - `code`: The zone's own code, such as `ZS-2021-034`.
        - `aliases`: A further name it is known under.
        - `references`: The key under which another system knows it.
        - `summary`: A summary, as free text.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> key = inward.Reference("investment-platform", "2020-118")
        >>> done = desk.name_record(project, title="蓝宝石长晶及晶片", code="ZS-2020-018", references=[key])
        >>> crm.project(project).title, crm.project(project).aliases
        ('蓝宝石长晶及晶片', ['蓝宝石长晶'])
        >>> crm.record_referred("investment-platform", "2020-118") == project.id
        True
        """
        keywords: dict[str, object] = {
            "record": record,
            "title": title,
            "code": code,
            "aliases:alias": aliases,
            "references:reference": references,
            "summary": summary,
        }
        return self._do("name_record", "name_record", keywords, unknown, command_id)

    def move_record(
        self,
        record: Target,
        investment: Investments,
        reason: str,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Moves a record to another investment. The commitments that were made with it, and the issues, tasks
        and cases that were raised on it or came of it, move along if they belong to the same investment; what came of it otherwise (the project under an agreement) stays
        and is moved by a command of its own. Nothing is lost: moved back, all is as it was.
        
        An investment from which everything was moved away is a remnant: it is on no list, in no stage
        table and found by no text, and still read by its id, with its history.

        - `record`: The record.
        - `investment`: The investment it belongs to from now on.
        - `reason`: Why.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> one, other = desk.open_investment("合成光电产业园"), desk.open_investment("合成新材料产业园")
        >>> project = desk.record_project(title="蓝宝石长晶", investment=one)
        >>> done = desk.move_record(project, other, "登记时选错了")
        >>> crm.project(project).investment == other.id, crm.members(one)
        (True, [])
        """
        keywords: dict[str, object] = {
            "record": record,
            "investment": investment,
            "reason": reason,
        }
        return self._do("move_record", "move_record", keywords, unknown, command_id)

    def assign(
        self,
        record: Target,
        *,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        on: Whenever | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Puts a unit or an officer in charge of a record.

        - `record`: The record.
        - `unit`: The unit in charge.
        - `officer`: The officer in charge.
        - `on`: From when.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
        >>> unit, officer = desk.add_unit("招商二局"), desk.enrol_person("li.na")
        >>> done = desk.assign(lead, unit="招商二局", officer="li.na", on="2020-08-01")
        >>> crm.leads(officer="li.na").count(), crm.leads(unit="招商一局").count()
        (Count(1), Count(0))
        """
        keywords: dict[str, object] = {
            "record": record,
            "unit": unit,
            "officer": officer,
            "on": on,
        }
        return self._do("assign", "assign", keywords, unknown, command_id)

    def set_attribute(
        self,
        record: Target,
        attribute: str,
        value: Attribute,
        *,
        on: Whenever | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Gives one of the zone's own attributes a value.

        - `record`: The record.
        - `attribute`: The attribute, a key of the playbook.
        - `value`: Its value, of the type the playbook says.
        - `on`: From when; for ever if not given.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", attributes={"synthetic": True})
        >>> done = desk.set_attribute(lead, "target_industry", "anchor", on="2020-06")
        >>> crm.lead(lead).attribute("target_industry"), crm.lead(lead).attribute("synthetic")
        ('anchor', True)
        >>> desk.set_attribute(lead, "synthetic", "perhaps")
        Traceback (most recent call last):
        inward.Refused: ... [attribute.wrong-type]
        """
        keywords: dict[str, object] = {
            "record": record,
            "attribute": attribute,
            "value": value,
            "on": on,
        }
        return self._do("set_attribute", "set_attribute", keywords, unknown, command_id)

    def suspend(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Suspends a lead, a negotiation, an agreement or a project (暂缓).

        - `record`: The record. An investment means its only open record.
        - `reason`: The reason, a key of the playbook.
        - `on`: From when.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.suspend(project, "power_shortage", on="2020-11-01", note="线路改造")
        >>> crm.project(project).standing
        <Standing.SUSPENDED: 'suspended'>
        >>> crm.projects(standing="ongoing").count()
        Count(0)
        """
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("suspend", "suspend", keywords, unknown, command_id)

    def resume(
        self,
        record: Target,
        *,
        on: Whenever | None = None,
        note: str | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Lets a suspended, delayed or dormant record go on (恢复).

        - `record`: The record. An investment means its only open record.
        - `on`: From when.
        - `note`: More on it, as free text.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> desk.resume(project)
        Traceback (most recent call last):
        inward.Refused: ... [standing.not-suspended]
        >>> done = desk.suspend(project, "power_shortage", on="2020-10-01")
        >>> done = desk.resume(project, on="2020-12-01", note="线路已通")
        >>> crm.project(project).standing
        <Standing.ONGOING: 'ongoing'>
        """
        keywords: dict[str, object] = {
            "record": record,
            "on": on,
            "note": note,
            "source": source,
            "evidence": evidence,
        }
        return self._do("resume", "resume", keywords, unknown, command_id)

    def reopen(
        self,
        record: Target,
        reason: str,
        *,
        on: Whenever | None = None,
        source: str | None = None,
        evidence: Evidence | Parts | None = None,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Reopens a closed record (重启): the investor came back, the project goes on after all.

        - `record`: The record.
        - `reason`: Why.
        - `on`: From when.
        - `source`: Whose word it is, a source of the playbook.
        - `evidence`: What it rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-02")
        >>> done = desk.disqualify_lead(lead, "not_credible", on="2020-06-10")
        >>> done = desk.reopen(lead, "企业补充了资信证明", on="2020-08-03")
        >>> crm.lead(lead).standing
        <Standing.ONGOING: 'ongoing'>
        """
        keywords: dict[str, object] = {
            "record": record,
            "reason": reason,
            "on": on,
            "source": source,
            "evidence": evidence,
        }
        return self._do("reopen", "reopen", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Corrects a fact: retracts it and states it again with what is given here; the rest stays.
        Before the correction was known, the old word is still the answer.

        - `record`: The record, or the phase of a project.
        - `milestone`: The milestone whose date is corrected.
        - `reason`: Why it was wrong.
        - `phase`: The phase of a project, counted from 1.
        - `on`: When it really happened, or from when it really holds.
        - `note`: The right note, or the right reason, where the fact has one; as free text.
        - `source`: Whose word is corrected, a source of the playbook.
        - `evidence`: What the correction rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> done = desk.reach(project, "construction_started", on="2020-07-18")
        >>> done = desk.correct(project, "construction_started", on="2020-07-19", reason="按施工合同")
        >>> print(crm.project(project).when("construction_started"))
        2020-07-19
        >>> [entry.why for entry in crm.history(project) if entry.why]
        ['按施工合同']
        """
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
        return self._do("correct", "correct", keywords, unknown, command_id)

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
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Corrects a fact: retracts it and states it again with what is given here; the rest stays.
        Before the correction was known, the old word is still the answer.

        - `fact`: The fact that is corrected, where it is no milestone.
        - `reason`: Why it was wrong.
        - `on`: When it really happened, or from when it really holds.
        - `amount`: The right amount: of money that is planned, came in, was paid on a commitment, is at risk, or is the cost of a procedure.
        - `value`: The right figure of a measure or a target, or of jobs at risk.
        - `target`: The right day that a plan aims at, on which a commitment or a task is due, or until which a record is excused.
        - `period`: The right period of an amount, a money entry, a measure or a target, or in which a policy is valid.
        - `in_part`: Whether only a part of a commitment was kept.
        - `cause`: Whose doing a breach really was.
        - `note`: The right note, or the right reason, where the fact has one; as free text.
        - `evidence`: What the correction rests on.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> paid = desk.record_money(project, "funds_arrived", "70万元", on="2020-08-10")
        >>> done = desk.correct_fact(str(paid.fact), reason="按银行回单", amount="30万元")
        >>> crm.project(project).increments("funds_arrived") == [inward.Amount("30万元")]
        True
        """
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
        return self._do("correct_fact", "correct", keywords, unknown, command_id)

    def retract(
        self,
        fact: FactRef | StatedFact | str,
        reason: str,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Retracts a fact: it no longer stands. It stays in the book, with who, when and why.

        - `fact`: The fact.
        - `reason`: Why.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> started = desk.reach(project, "construction_started", on="2020-07-18")
        >>> done = desk.retract(started.fact, "记错了")
        >>> crm.project(project).when("construction_started") is None
        True
        """
        keywords: dict[str, object] = {
            "fact:record@fact": fact,
            "reason": reason,
        }
        return self._do("retract", "retract", keywords, unknown, command_id)

    def verify_fact(
        self,
        fact: FactRef | StatedFact | str,
        *,
        command_id: str | None = None,
        **unknown: Never,
    ) -> Done[AnyRecord]:
        """Says that the evidence of a fact was checked, by somebody other than its author.

        - `fact`: The fact.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="蓝宝石长晶")
        >>> photos = {"kind": "site_photos", "reference": "照片-07"}
        >>> started = desk.reach(project, "construction_started", on="2020-07-18", evidence=photos)
        >>> desk.verify_fact(started.fact)
        Traceback (most recent call last):
        inward.Conflict: ... [fact.own-evidence]
        >>> done = crm.desk("li.na").verify_fact(started.fact)
        >>> crm.history(project)[-1].who
        'li.na'
        """
        keywords: dict[str, object] = {
            "fact:record@fact": fact,
        }
        return self._do("verify_fact", "verify", keywords, unknown, command_id)

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
