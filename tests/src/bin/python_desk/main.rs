//! Writes the typed desk of the Python package, `python/inward/desk.py`, from the table of commands:
//! one method a verb, its required fields first, the rest as keywords. With the argument `batch` it
//! writes `python/inward/batch.py`, whose methods promise what they will make. `cargo xtask stubs`
//! keeps what it prints. Every verb has an example in `examples.txt`, which the tests of the package run.

mod examples;

use inward_core::command::{Command, Field, Form, Mode};
use inward_core::id::Kind;

use examples::Examples;

/// The verbs that are methods under another name: `verify` is what proves a whole book.
const RENAMED: &[(&str, &str)] = &[("verify", "verify_fact")];

/// Given once, by the call that makes the book.
const NOT_AT_A_DESK: &str = "open_zone";

/// Fields that take several values have a name that says so.
const SEVERAL: &[(&str, &str)] = &[
    ("party", "parties"),
    ("article", "articles"),
    ("clause", "clauses"),
    ("ask", "asks"),
    ("offer", "offers"),
    ("competitor_place", "competitor_places"),
    ("person", "people"),
    ("role", "roles"),
    ("channel", "channels"),
    ("phase", "phases"),
    ("alias", "aliases"),
    ("reference", "references"),
    ("supporting", "supporting"),
    ("responder", "responders"),
    ("item", "items"),
    ("instalment", "instalments"),
];

/// The keywords of a profile: name, type, what it says.
const PROFILE: &[(&str, &str, &str)] = &[
    ("code", "str", "The zone's own code, such as `ZS-2021-034`."),
    ("aliases", "Sequence[str]", "Further names it is known under."),
    ("references", "Sequence[Reference | Parts]", "Keys of other systems."),
    ("summary", "str", "A summary, as free text."),
    ("unit", "Named[Unit]", "The unit in charge; the desk's own unit unless said otherwise."),
    ("officer", "Named[Person]", "The officer in charge; the desk's own officer unless said otherwise."),
    ("attributes", "Mapping[str, Attribute]", "The zone's own attributes."),
];

const DESK: &str = "\
\"\"\"The desk: the one way in. One method a command.

Written by `cargo xtask stubs` from the table of commands: not to be edited by hand.
\"\"\"

{imports}from .sitting import Sitting
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

__all__ = [\"Desk\"]


class Desk(Sitting):
    \"\"\"An officer at work on one zone's book; `crm.desk(\"wang.li\", unit=\"招商一局\")` makes one.

    Every verb takes `command_id`, a UUID of the caller's: the same command again under it gives the
    same answer and writes nothing, another command is a conflict.

    >>> import inward
    >>> desk = inward.in_memory(\"阳泉经开区\").desk(\"wang.li\", unit=\"招商一局\")
    >>> request = \"01890a5d-ac96-774b-bcce-b302099a8057\"
    >>> lead = desk.capture_lead(\"LED 衬底\", command_id=request)
    >>> desk.capture_lead(\"LED 衬底\", command_id=request) == lead
    True
    >>> desk.capture_lead(\"蓝宝石长晶\", command_id=request)
    Traceback (most recent call last):
    inward.Conflict: ... [command.reused]
    \"\"\"

    __slots__ = ()
";

const BATCH: &str = "\
\"\"\"Batches: several commands in one transaction, all or nothing. One method a command.

Written by `cargo xtask stubs` from the table of commands: not to be edited by hand.
\"\"\"

{imports}from .sitting import Bundled
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

__all__ = [\"Batch\"]


class Batch(Bundled):
    \"\"\"Commands that are given together; `desk.batch()` begins one. A method that makes a record promises
    it, so that later commands name it; what a method does is told at the same method of `Desk`.

    >>> import inward
    >>> crm = inward.in_memory(\"阳泉经开区\")
    >>> batch = crm.desk(\"wang.li\").batch()
    >>> lead = batch.capture_lead(\"LED 衬底\")
    >>> talks = batch.open_negotiation(lead)
    >>> len(batch.preview()), crm.leads().count()
    (2, Count(0))
    >>> answers = batch.commit()
    >>> crm.negotiation(talks).lead == answers[0].id == lead.id
    True
    \"\"\"

    __slots__ = ()
";

const IMPORTS: &str = "\
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
";

/// One argument of a method.
struct Argument {
    /// Its name in Python.
    name: String,
    /// The field it fills, within which it may be; `record@fact` are the two that a fact fills.
    field: String,
    /// Its type.
    takes: String,
    /// The value when it is not given; none where it must be.
    default: Option<&'static str>,
    doc: String,
}

/// The arguments that come by position, and the keywords.
type Arguments = (Vec<Argument>, Vec<Argument>);

fn main() -> Result<(), String> {
    let batch = std::env::args().nth(1).is_some_and(|what| what == "batch");
    let mut text = if batch { BATCH } else { DESK }.replace("{imports}", IMPORTS);
    if batch {
        text = text.replace("AnyRecord, Attribute, Done,", "Attribute,").replace("Parts, Sum", "Parts, Promised, Sum");
        text = text.replace("    Zone,\n", "");
    }
    let mut methods = Vec::new();
    for form in Command::FORMS.iter().filter(|form| form.verb != NOT_AT_A_DESK) {
        let name = RENAMED.iter().find(|(verb, _)| *verb == form.verb).map_or(form.verb, |(_, name)| name);
        if form.verb == "correct" {
            methods.push(("correct", form, corrected_milestone(form)?));
            methods.push(("correct_fact", form, corrected_fact(form)?));
            continue;
        }
        methods.push((name, form, arguments(form)?));
    }
    let mut examples = Examples::read()?;
    for (name, form, arguments) in &methods {
        let example = examples.take(name)?;
        method(&mut text, form, name, arguments, example, batch);
    }
    examples.all_taken()?;
    text.push_str(
        "\n    @classmethod\n    def _verbs(cls) -> tuple[str, ...]:\n        return _VERBS\n\n\n_VERBS = (\n",
    );
    for (name, ..) in methods {
        text.push_str(&format!("    \"{name}\",\n"));
    }
    text.push_str(")\n");
    print!("{text}");
    Ok(())
}

/// The arguments of a command: those that come by position, then the keywords.
fn arguments(form: &Form) -> Result<Arguments, String> {
    let (mut positional, mut keywords) = (Vec::new(), Vec::new());
    let is_fact = form.fields.iter().any(|field| field.name == "fact" && field.mode == Mode::Required);
    for field in form.fields {
        match (field.name, field.mode) {
            ("record", Mode::Required) if is_fact => {}
            ("fact", Mode::Required) => positional.push(Argument {
                name: "fact".to_owned(),
                field: "record@fact".to_owned(),
                takes: "FactRef | StatedFact | str".to_owned(),
                default: None,
                doc: said(field),
            }),
            ("aim", _) => {
                positional.push(argument(field, "record", "aim.record", "Target", None));
                keywords.push(phase());
            }
            ("interaction", Mode::Optional) => keywords.push(Argument {
                name: "interaction".to_owned(),
                field: "origin@interaction".to_owned(),
                takes: "FactRef | StatedFact | str | None".to_owned(),
                default: Some("None"),
                doc: format!("{} It says the origin, too.", said(field)),
            }),
            ("direction", Mode::Required) => {
                keywords.push(argument(field, "direction", "direction", "Direction | str", Some("\"to_investor\"")));
            }
            ("profile", _) => keywords.extend(PROFILE.iter().map(|(name, takes, doc)| Argument {
                name: (*name).to_owned(),
                field: format!("profile.{name}"),
                takes: format!("{takes} | None"),
                default: Some("None"),
                doc: (*doc).to_owned(),
            })),
            (name, Mode::Required) => positional.push(argument(field, name, name, &python(field)?, None)),
            (name, Mode::Many) => {
                let several = several(name)?;
                let takes = format!("Sequence[{}] | None", python(field)?);
                keywords.push(argument(field, several, name, &takes, Some("None")));
            }
            (name, _) => {
                keywords.push(argument(field, name, name, &format!("{} | None", python(field)?), Some("None")));
            }
        }
    }
    // A command that requires nothing begins with what it most often comes of.
    if positional.is_empty() && !keywords.is_empty() {
        positional.push(keywords.remove(0));
    }
    Ok((positional, keywords))
}

fn phase() -> Argument {
    Argument {
        name: "phase".to_owned(),
        field: "aim.phase".to_owned(),
        takes: "int | None".to_owned(),
        default: Some("None"),
        doc: "The phase of a project, counted from 1.".to_owned(),
    }
}

/// A milestone is corrected by its name; what only other facts have is no keyword.
fn corrected_milestone(form: &Form) -> Result<Arguments, String> {
    const KEPT: [&str; 4] = ["on", "note", "source", "evidence"];
    let find = |name: &str| form.fields.iter().find(|field| field.name == name).ok_or("`correct` has other fields");
    let positional = vec![
        argument(find("aim")?, "record", "aim.record", "Target", None),
        argument(find("milestone")?, "milestone", "milestone", "str", None),
    ];
    let mut keywords = vec![argument(find("reason")?, "reason", "reason", "str", None), phase()];
    for name in KEPT {
        let field = find(name)?;
        keywords.push(argument(field, name, name, &format!("{} | None", python(field)?), Some("None")));
    }
    Ok((positional, keywords))
}

/// Any fact is corrected by its reference.
fn corrected_fact(form: &Form) -> Result<Arguments, String> {
    let mut positional = Vec::new();
    let mut keywords = Vec::new();
    for field in form.fields {
        match field.name {
            "aim" => {}
            "fact" => positional.push(argument(field, "fact", "aim.record@fact", "FactRef | StatedFact | str", None)),
            "milestone" | "source" => {}
            "reason" => keywords.insert(0, argument(field, "reason", "reason", "str", None)),
            name => keywords.push(argument(field, name, name, &format!("{} | None", python(field)?), Some("None"))),
        }
    }
    Ok((positional, keywords))
}

fn argument(field: &Field, name: &str, filled: &str, takes: &str, default: Option<&'static str>) -> Argument {
    Argument { name: name.to_owned(), field: filled.to_owned(), takes: takes.to_owned(), default, doc: said(field) }
}

fn several(name: &str) -> Result<&'static str, String> {
    let found = SEVERAL.iter().find(|(one, _)| *one == name).map(|(_, several)| *several);
    found.ok_or_else(|| format!("`{name}` takes several values: say what they are called"))
}

fn said(field: &Field) -> String {
    field.doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// The type of what a field takes, in Python.
fn python(field: &Field) -> Result<String, String> {
    let takes: String = field.takes.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(kind) = takes.strip_prefix("Id<").and_then(|inner| inner.strip_suffix('>')) {
        return Ok(if kind == "Investment" { "Investments".to_owned() } else { format!("Named[{kind}]") });
    }
    if let Some(kind) = takes.strip_prefix("Mention<").and_then(|inner| inner.strip_suffix('>')) {
        return Ok(format!("Named[{kind}]"));
    }
    let python = match takes.as_str() {
        "String" => "str",
        "bool" => "bool",
        "u16" | "i32" => "int",
        "When" => "Whenever",
        "AmountInput" => "Sum",
        "RecordId" | "Aim" => "Target",
        "Evidence" => "Evidence | Parts",
        "Judgement" => "Judgement | Parts",
        "Industry" => "Industry | Parts",
        "ClauseText" => "Clause | Parts",
        "Phase" => "Phase | Parts",
        "Instalment" => "Instalment | Parts",
        "Recurrence" => "Recurrence | Parts",
        "Box<Obligation>" => "Obligation | Parts",
        "Reference" => "Reference | Parts",
        "Measured" => "Measured | str",
        "Qualified" => "int | str",
        "Area" => "Area | str",
        "Uscc" => "Uscc | str",
        "Lei" => "Lei | str",
        "ProjectCode" => "ProjectCode | str",
        "Given" => "Attribute",
        "Playbook" => "Playbook",
        "Calendar" => "Calendar",
        "Rule" => "Rule | Parts",
        word @ ("Level" | "Outcome" | "MoneyKind" | "Basis" | "MeasureKind" | "InteractionKind" | "Likelihood"
        | "Role" | "Direction" | "BreachCause" | "ProjectEnd" | "StartEvent" | "IssueOutcome"
        | "Satisfaction" | "ReviewOutcome" | "InspectionPurpose" | "InspectionBasis" | "CaseOutcome"
        | "SpecialStep") => {
            return Ok(format!("{word} | str"));
        }
        other => return Err(format!("say what `{other}` is in Python")),
    };
    Ok(python.to_owned())
}

fn method(
    text: &mut String,
    form: &Form,
    name: &str,
    (positional, keywords): &Arguments,
    example: impl Iterator<Item = &'static str>,
    batch: bool,
) {
    let answer = form.answer.map_or_else(|| "AnyRecord".to_owned(), |kind| capital(kind.key()));
    let mut lines = vec![format!("\n    def {name}("), "        self,".to_owned()];
    let declared = |argument: &Argument| match argument.default {
        Some(default) => format!("        {}: {} = {default},", argument.name, argument.takes),
        None => format!("        {}: {},", argument.name, argument.takes),
    };
    lines.extend(positional.iter().map(declared));
    if !(batch && keywords.is_empty()) {
        lines.push("        *,".to_owned());
    }
    lines.extend(keywords.iter().map(declared));
    if !batch {
        lines.push("        command_id: str | None = None,".to_owned());
    }
    lines.push("        **unknown: Never,".to_owned());
    let makes = makes(form);
    lines.push(match (batch, makes) {
        (false, _) => format!("    ) -> Done[{answer}]:"),
        (true, Some(_)) => format!("    ) -> Promised[{answer}]:"),
        (true, None) => "    ) -> None:".to_owned(),
    });
    if batch {
        lines.push(format!("        \"\"\"As `Desk.{name}`.\"\"\""));
    } else {
        described(&mut lines, form, positional.iter().chain(keywords), example);
    }
    lines.push("        keywords: dict[str, object] = {".to_owned());
    for argument in positional.iter().chain(keywords) {
        let (name, field) = (&argument.name, &argument.field);
        let key = if name == field { name.clone() } else { format!("{name}:{field}") };
        lines.push(format!("            \"{key}\": {name},"));
    }
    lines.push("        }".to_owned());
    let verb = form.verb;
    lines.push(match (batch, makes) {
        (false, _) => format!("        return self._do(\"{name}\", \"{verb}\", keywords, unknown, command_id)"),
        (true, Some(kind)) => format!("        return self._add(\"{verb}\", \"{}\", keywords, unknown)", kind.prefix()),
        (true, None) => format!("        self._add(\"{verb}\", \"zon\", keywords, unknown)"),
    });
    text.push_str(&lines.join("\n"));
    text.push('\n');
}

/// The kind of record that a command makes; none if it acts on one that is there.
fn makes(form: &Form) -> Option<Kind> {
    let kind = form.answer.filter(|kind| *kind != Kind::Zone)?;
    let itself = format!("Id<{}>", capital(kind.key()));
    let acts = |field: &Field| field.mode == Mode::Required && field.takes.replace(' ', "") == itself;
    (!form.fields.iter().any(acts)).then_some(kind)
}

/// What a method does, what its arguments are, and an example.
fn described<'a>(
    lines: &mut Vec<String>,
    form: &Form,
    arguments: impl Iterator<Item = &'a Argument>,
    example: impl Iterator<Item = &'static str>,
) {
    let about: Vec<&str> = form.doc.iter().map(|line| line.trim()).collect();
    lines.push(format!("        \"\"\"{}", about.join("\n        ")));
    lines.push(String::new());
    for argument in arguments {
        lines.push(format!("        - `{}`: {}", argument.name, argument.doc));
    }
    lines.push(String::new());
    lines.extend(example.map(|line| format!("        {line}")));
    lines.push("        \"\"\"".to_owned());
}

fn capital(key: &str) -> String {
    let mut letters = key.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
