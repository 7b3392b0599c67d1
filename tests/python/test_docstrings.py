"""The examples of the docstrings and of the front page run; everything public says what it is for."""

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import inward

ROOT = Path(__file__).resolve().parents[2]
MODULES = [importlib.import_module(f"inward.{found.name}") for found in pkgutil.iter_modules(inward.__path__)]

#: Every public name with what it names: those of the package, and of the modules that stand on their own.
PUBLIC = [(name, getattr(module, name)) for module in (inward, inward.scores, inward.statistics) for name in module.__all__]


def called(thing):
    """The public names of what a class lets one call, of its own."""
    for member, value in vars(thing).items():
        if inspect.isroutine(value) and not member.startswith("_"):
            yield member


def examples():
    finder, parser = doctest.DocTestFinder(exclude_empty=True), doctest.DocTestParser()
    found = [test for module in (inward, *MODULES) for test in finder.find(module)]
    names = {test.name for test in found}
    # doctest passes over native static methods and attributes, and methods of a class that says it is of another module.
    for thing in filter(inspect.isclass, (thing for _, thing in PUBLIC)):
        for member in called(thing):
            name = f"{thing.__module__}.{thing.__qualname__}.{member}"
            if name not in names:
                found += finder.find(getattr(thing, member), name, False)
        for member, value in vars(thing).items():
            if inspect.isgetsetdescriptor(value) and value.__doc__:
                found.append(parser.get_doctest(value.__doc__, {}, f"{thing.__module__}.{thing.__qualname__}.{member}", None, 0))
    return [test for test in found if test.examples]


EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_examples_run(example):
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said = []
    assert runner.run(example, out=said.append).failed == 0, "".join(said)


def test_there_are_examples():
    assert len(EXAMPLES) >= 340


def test_everything_public_has_an_example_that_runs():
    # The verbs of these two are looked at on their own.
    apart = {"Desk", "Batch"}
    ran = {example.name for example in EXAMPLES}
    seen, missing = {"types": 0, "functions": 0, "members": 0}, []
    for name, thing in PUBLIC:
        if name in apart or name == "AnyRecord":
            continue
        seen["types" if isinstance(thing, type) else "functions"] += 1
        own = f"{thing.__module__}.{thing.__qualname__}"
        members = [f"{own}.{member}" for member in called(thing)] if isinstance(thing, type) else []
        seen["members"] += len(members)
        missing += [path for path in (own, *members) if path not in ran]
    assert seen["types"] >= 108 and seen["functions"] >= 11 and seen["members"] >= 149
    assert missing == []


def test_everything_public_has_words():
    silent, seen = [], 0
    for name, thing in PUBLIC:
        seen += 1
        if not inspect.getdoc(thing):
            silent.append(name)
        if not isinstance(thing, type) or issubclass(thing, str):
            continue
        for member, value in vars(thing).items():
            described = inspect.isroutine(value) or isinstance(value, property) or inspect.isgetsetdescriptor(value)
            if described and not member.startswith("_"):
                seen += 1
                if not inspect.getdoc(getattr(thing, member)):
                    silent.append(f"{name}.{member}")
    assert seen > 300
    assert silent == []


def test_nothing_public_is_missing_from_the_package():
    named = {name for name in vars(inward) if not name.startswith("_") and not inspect.ismodule(getattr(inward, name))}
    assert named == set(inward.__all__)
    assert len(PUBLIC) == len(inward.__all__) + len(inward.scores.__all__) + len(inward.statistics.__all__) > 150


def test_every_verb_shows_an_example_and_so_does_all_else_of_a_desk_and_a_batch():
    bare, seen = [], 0
    verbs = set(inward.Desk._verbs())
    for thing, pointed_to in ((inward.Desk, set()), (inward.Batch, verbs)):
        for member in dir(thing):
            if member.startswith("_") or member in pointed_to:
                continue
            seen += 1
            shown = doctest.DocTestParser().get_examples(inspect.getdoc(getattr(thing, member)) or "")
            # It runs alone, and what is prepared shows nothing yet: something must be read or refused.
            if not shown or not shown[0].source.startswith("import inward") or not any(line.want for line in shown):
                bare.append(f"{thing.__name__}.{member}")
    assert bare == []
    assert seen >= len(verbs) + 12 and len(verbs) >= 54
    for verb in verbs:
        assert inspect.getdoc(getattr(inward.Batch, verb)) == f"As `Desk.{verb}`."
    tested = {example.name for example in EXAMPLES}
    assert {f"inward.desk.Desk.{verb}" for verb in verbs} <= tested


SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet.strip().splitlines()[0])
def test_snippets_of_the_front_page_run(snippet, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(snippet, "README.md", "exec"), {})


def test_the_front_page_has_snippets():
    assert SNIPPETS


def test_the_table_of_calls_names_what_there_is():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| .* \|$", text.split("### Which call answers what")[1].split("\n## ")[0], re.MULTILINE)
    crm = inward.in_memory("阳泉经开区")
    whole = {"crm": crm, "inward": inward, "pipeline": crm.pipeline()}
    named = 0
    for row in rows[1:]:
        for said in re.findall(r"`([^`]+)`", row.split(" | ")[-1]):
            first, *names = said.split("(")[0].split(".")
            found = whole.get(first)
            for name in names if first else []:
                assert hasattr(found, name), said
                found = getattr(found, name)
                named += 1
    assert len(rows) > 20 and named > 25, (len(rows), named)
