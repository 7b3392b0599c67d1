"""Archives: a zone as one file, from Python; and read without the package, by its documentation alone."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import inward

PAGE = Path(__file__).resolve().parents[2] / "crates" / "inward-journal" / "ARCHIVE.md"


@pytest.fixture
def told():
    """A zone with notes kept and erased, a person erased, a correction and a retraction. All of it is synthetic."""
    clock = inward.Clock("2021-01-04T09:00+08:00")
    with inward.in_memory("合成开发区", currency="CNY", clock=clock) as crm:
        desk = crm.desk("zhao.yi", unit="招商一局")
        talks = desk.open_negotiation(title="合成衬底", on="2020-06", summary="一家企业，“引号”")
        kept = desk.open_negotiation(title="合成隔膜", summary="留下的摘要")
        project = desk.record_project(title="合成项目", total_planned="约3亿元")
        desk.reach(project, "construction_started", on="2020-07-18")
        clock.set("2021-02-05T09:00+08:00")
        desk.correct(project, "construction_started", on="2020-07-19", reason="按施工合同")
        crm.erase_note(crm.negotiation(talks).summary)
        gone = desk.enrol_person("qian.er")
        desk.erase_person(gone)
        yield crm, clock, talks, kept, project


def answers(crm, project):
    known = [crm.as_of("2020-07-20", known=day) for day in ("2021-01-10", "2021-02-05")]
    return (
        crm.head(),
        [str(entry) for entry in crm.history(project)],
        [(row.label("en"), str(row.count)) for row in crm.stage_table().rows],
        [str(day.project(project).when("construction_started")) for day in known],
        [(event.position, event.kind, event.payload) for event in crm.events()],
    )


def test_a_zone_is_restored_with_its_history(told, tmp_path):
    crm, clock, talks, kept, project = told
    head = crm.dump(tmp_path / "zone.jsonl")
    assert head == crm.head()
    before = answers(crm, project)
    inward.create(tmp_path / "city.db", zone="合成高新区").close()
    restored = [
        inward.restore(tmp_path / "zone.jsonl", tmp_path / "book.db", clock=clock),
        inward.restore_zone(str(tmp_path / "zone.jsonl"), str(tmp_path / "city.db"), clock=clock),
        inward.restore_in_memory(tmp_path / "zone.jsonl", clock=clock),
    ]
    for number, again in enumerate(restored):
        with again:
            assert answers(again, project) == before
            assert again.verify(head) == head
            assert crm.note(crm.negotiation(kept).summary) == again.note(again.negotiation(kept).summary) == "留下的摘要"
            assert again.note(again.negotiation(talks).summary) is None
            again.dump(tmp_path / f"again-{number}.jsonl")
            assert (tmp_path / f"again-{number}.jsonl").read_bytes() == (tmp_path / "zone.jsonl").read_bytes()
            again.desk("zhao.yi", unit="招商一局").reach(project, "completed", on="2021-01")
    with inward.open(tmp_path / "city.db", zone="合成开发区") as again:
        assert again.project(project).reached("completed") == "yes"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_what_archives_refuse(told, tmp_path):
    crm, *_ = told
    whole = tmp_path / "zone.jsonl"
    crm.dump(whole)
    lines = whole.read_bytes().splitlines(keepends=True)

    def bad(data):
        def call():
            path = tmp_path / "bad.jsonl"
            path.write_bytes(data)
            inward.restore(path, tmp_path / "book.db")

        return call

    edited = [line.replace("留下的摘要".encode(), "改过的摘要".encode()) for line in lines]
    changed = next(number for number, (one, other) in enumerate(zip(lines, edited, strict=True), 1) if one != other)
    cases = [
        (lambda: inward.restore(tmp_path / "none.jsonl", tmp_path / "book.db"), inward.NotFound, "archive.not-found"),
        (lambda: crm.dump(whole), inward.Conflict, "archive.exists"),
        (lambda: crm.dump(tmp_path / "no" / "zone.jsonl"), inward.StorageError, "book.no-folder"),
        (bad("编号,项目名称\n".encode()), inward.Refused, "archive.not-an-archive"),
        (bad(b""), inward.Refused, "archive.not-an-archive"),
        (bad(whole.read_bytes().replace(b'"format":1', b'"format":9', 1)), inward.Refused, "archive.newer"),
        (bad(b"".join(lines[:-1])), inward.Corrupt, "archive.cut"),
        (bad(b"".join(edited)), inward.Corrupt, "archive.edited"),
        (bad(b"".join([*lines, b"{}\n"])), inward.Corrupt, "archive.goes-on"),
        (lambda: inward.restore(tmp_path, tmp_path / "book.db"), inward.StorageError, "archive.unreadable"),
        (lambda: inward.restore(whole, whole), inward.Conflict, "book.exists"),
        (lambda: inward.restore_zone(whole, tmp_path / "none.db"), inward.NotFound, "book.not-found"),
    ]
    for call, group, code in cases:
        with pytest.raises(group) as error:
            call()
        assert error.value.code == code
        assert not (tmp_path / "book.db").exists()
        if code == "archive.edited":
            assert error.value.params["line"] == str(changed) and "bad.jsonl" in error.value.say("zh")
    inward.restore(whole, tmp_path / "book.db").close()
    with pytest.raises(inward.Conflict) as error:
        inward.restore_zone(whole, tmp_path / "book.db")
    assert error.value.code == "archive.zone-held"
    with pytest.raises(inward.Refused) as error:
        crm.as_of("2021-01-01", known="2021-01-01").dump(tmp_path / "as-of.jsonl")
    assert error.value.code == "book.as-of"


def test_an_archive_is_read_by_its_documentation_alone(told, tmp_path):
    crm, *_ = told
    [program] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    archive = tmp_path / "zone.jsonl"
    crm.dump(archive)

    def run():
        command = [sys.executable, "-I", "-X", "utf8", "-c", program, str(archive)]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")

    read = run()
    assert read.stdout.split() == ["合成开发区", str(crm.head().position), read.stdout.split()[2]], read.stderr
    assert int(read.stdout.split()[2]) >= 3
    whole = archive.read_bytes()
    edits = [b'"lead', b"construction_started", "留下".encode(), b'"holder":"unt_', b'"answer"', b'"sha256":"']
    tried = 0
    for edit in edits:
        if edit in whole:
            archive.write_bytes(whole.replace(edit, edit[:-1] + bytes([edit[-1] ^ 1]), 1))
            assert run().returncode != 0, edit
            tried += 1
    assert tried >= 5
