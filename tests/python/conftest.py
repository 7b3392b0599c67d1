"""What every test in Python shares: the checkable cases and the program that asks the Rust core."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

# A machine that does something else beside is slow, not wrong.
hypothesis.settings.register_profile("inward", deadline=None)
hypothesis.settings.load_profile("inward")

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def document() -> Callable[[str], dict]:
    """Reads a file of tests/cases with the tables that its cases share."""

    def read(file: str) -> dict:
        found = json.loads((ROOT / "tests" / "cases" / file).read_text(encoding="utf-8"))
        assert found["cases"], f"{file} has no cases"
        return found

    return read


@pytest.fixture(scope="session")
def cases(document) -> Callable[[str], list[dict]]:
    """Reads the cases of one file of tests/cases."""
    return lambda file: document(file)["cases"]


def built(name: str) -> str:
    """The path of a program of the workspace."""
    # The same packages and features as in the Rust tests, so that little is compiled again.
    build = subprocess.run(
        [os.environ.get("CARGO", "cargo"), "build", "--quiet", "--locked", "--workspace", "--exclude", "inward-python"]
        + ["--all-features", "--bin", name, "--message-format=json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages = [json.loads(line) for line in build.stdout.splitlines()]
    [program] = [m["executable"] for m in messages if m.get("executable") and m["target"]["name"] == name]
    return program


@pytest.fixture(scope="session")
def program() -> Callable[..., None]:
    """Runs a program of the workspace to its end."""

    def run(name: str, *arguments: str) -> None:
        subprocess.run([built(name), *arguments], stdout=subprocess.DEVNULL, check=True)

    return run


@pytest.fixture(scope="session")
def values() -> Callable[[list[str]], list[str]]:
    """Asks tests/src/bin/values.rs: one verdict a line."""
    program = built("values")

    def ask(lines: list[str]) -> list[str]:
        request = "".join(f"{line}\n" for line in lines).encode()
        answer = subprocess.run([program], input=request, stdout=subprocess.PIPE, check=True).stdout
        verdicts = answer.decode().splitlines()
        assert len(verdicts) == len(lines)
        return verdicts

    return ask
