"""A real browser without a window: what a page says on its console, what it asks of a network, how it is laid out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name leads anywhere: what the browser asks of its own accord stays here too.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--net-log-capture-mode=Everything",
    "--enable-logging=stderr",
)


@dataclass
class Seen:
    """What came of a page: its elements when it was done, the lines of its console, what it asked for."""

    dom: str
    console: list[str]
    requests: list[str]


def browser() -> str:
    """The browser; without one the test is skipped, unless INWARD_BROWSER=required."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        said = f"no browser: install one of {', '.join(NAMES)} (Debian: apt install chromium)"
        if os.environ.get("INWARD_BROWSER") == "required":
            pytest.fail(said)
        pytest.skip(said)
    return found


def opened(page: Path, folder: Path, width: int = 1100) -> Seen:
    """Opens a page from the disk."""
    log = folder / f"{page.stem}-net.json"
    own = [f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", f"--window-size={width},1400", "--dump-dom"]
    done = subprocess.run(
        [browser(), *FLAGS, *own, page.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=90
    )
    assert done.returncode == 0, done.stderr
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return Seen(done.stdout, console, asked(log))


def asked(log: Path) -> list[str]:
    """The addresses on a network that the page asked for, by the log of the browser; what the browser asks for of its
    own accord comes of no origin."""
    text = log.read_text(encoding="utf-8").rstrip().rstrip(",")
    try:
        kept = json.loads(text)
    except json.JSONDecodeError:
        # A browser that ends quickly may leave the list open.
        kept = json.loads(text + "]}")
    start = kept["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    started = [event.get("params", {}) for event in kept["events"] if event["type"] == start]
    own = [each["url"] for each in started if "url" in each and each.get("initiator") != "not an origin"]
    return sorted({address for address in own if not address.startswith("file:")})
