"""Types: the package checks strictly, its stub is what the native half is, and a typed program that
uses every public name is accepted."""

import ast
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import inward

HERE = Path(__file__).parent
USAGE = HERE / "typed_usage.py"


def python(*arguments: str, folder: Path) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.timeout(300)
def test_the_package_and_its_use_are_strictly_typed(tmp_path):
    said = python("-m", "mypy", "--strict", "-p", "inward", folder=tmp_path)
    assert "no issues found" in said
    said = python("-m", "mypy", "--strict", "--warn-unreachable", str(USAGE), folder=tmp_path)
    assert "no issues found in 1 source file" in said


@pytest.mark.timeout(300)
def test_the_stub_is_what_the_native_half_is(tmp_path):
    assert "no issues found" in python("-m", "mypy.stubtest", "inward", folder=tmp_path)


@pytest.mark.timeout(300)
def test_wrong_uses_are_found(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "import inward\n"
        'desk = inward.in_memory("z").desk("w")\n'
        "desk.capture_lead(5)\n"
        'desk.capture_lead("x", total_planned=2.5)\n'
        'desk.capture_lead("x", total_plan="1亿元")\n'
        'lead: inward.Done[inward.Lead] = desk.open_negotiation()\n'
        'inward.in_memory("z").leads(units="x")\n',
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "wrong.py"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    lines = {line.split(":")[1] for line in done.stdout.splitlines() if ": error:" in line}
    assert lines == {"3", "4", "5", "6", "7"}, done.stdout


def test_hints_can_be_read_at_run_time():
    read = 0
    for name in inward.__all__:
        thing = getattr(inward, name)
        if isinstance(thing, type) and "__annotations__" in vars(thing):
            assert typing.get_type_hints(thing), name
            read += 1
    assert read >= 10


def test_the_typed_program_runs_and_uses_every_public_name():
    tree = ast.parse(USAGE.read_text(encoding="utf-8"))
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    public = {f"inward.{name}" for name in inward.__all__}
    public |= {f"inward.scores.{name}" for name in inward.scores.__all__}
    assert len(public) > 150 and public - used == set()
    python(str(USAGE), folder=HERE)
