"""The wheel goes into an empty environment and runs, with nothing beside it."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

PROGRAM = """
import inward, pathlib, sys
crm = inward.create(sys.argv[1], zone="阳泉经开区", currency="CNY")
crm.desk("wang.li").capture_lead("LED 衬底", total_planned="约3亿元")
assert crm.leads().count() == 1
assert pathlib.Path(inward.__file__).with_name("py.typed").is_file()
assert pathlib.Path(inward.__file__).with_name("_native.pyi").is_file()
import importlib.metadata as metadata
installed = {found.metadata["Name"] for found in metadata.distributions()} - {"pip", "setuptools", "wheel"}
assert installed == {"inward"}, installed
assert all("; extra ==" in needed for needed in metadata.requires("inward"))
print("runs")
"""


@pytest.mark.timeout(300)
def test_the_wheel_runs_in_an_empty_environment(tmp_path):
    wheel = os.environ.get("INWARD_WHEEL")
    if wheel is None:
        pytest.skip("no wheel: `cargo xtask test` builds one and names it in INWARD_WHEEL")
    assert "abi3" in Path(wheel).name and "cp311" in Path(wheel).name
    venv.create(tmp_path / "empty", with_pip=False)
    python = tmp_path / "empty" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install"]
    subprocess.run([*install, "--quiet", "--no-index", wheel], check=True)
    done = subprocess.run(
        [python, "-X", "utf8", "-c", PROGRAM, str(tmp_path / "book.db")], capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "runs\n"), done.stderr
