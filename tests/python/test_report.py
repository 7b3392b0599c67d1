"""The report as a page: written from Python, opened in a real browser."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from browser import browser, opened

import inward

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "report"

HOSTILE = "<script>console.error('合成')</script><img src=http://127.0.0.1:9/x.png>"


@pytest.fixture
def crm() -> inward.Crm:
    """A made book: two deals of an investor with a name that means harm, of which one has started."""
    crm = inward.in_memory(
        "合成开发区", time_zone="Asia/Shanghai", currency="CNY", clock=inward.Clock("2021-03-31T12:00+08:00")
    )
    desk = crm.desk("wang.li", unit="招商一局")
    investor = desk.add_organisation(HOSTILE)
    for title, amount, start in [(HOSTILE, "2亿元", "2020-09-01"), ("合成项目乙", "6亿元", None)]:
        deal = desk.sign_agreement(
            title=title, level="contract", on="2020-07-10", parties=[investor], contract_investment=amount
        )
        project = desk.record_project(deal)
        if start:
            desk.reach(project, "construction_started", on=start)
    desk.promise(project, "investment", direction="by_investor", due="2021-01-31")
    return crm


def test_the_page_is_written_and_answered(crm, tmp_path):
    path = tmp_path / "zone.html"
    page = crm.report(path, as_of=date(2021, 3, 31), since="2020-12-31", lang="zh")
    assert path.read_text(encoding="utf-8") == page == crm.report(as_of="2021-03-31", since="2020-12-31", lang="zh")
    assert "<title>合成开发区招商报告（2021-03-31）</title>" in page
    assert "50.00%" in page and "按合同投资额 25.00%" in page and "8亿元" in page
    english = crm.report(str(path))
    assert "CNY\u00a0800,000,000" in english and "What changed" not in english
    assert path.read_text(encoding="utf-8") == english
    assert page == crm.as_of("2021-03-31", known="2021-03-31").report(since="2020-12-31", lang="zh").replace(
        "按2021-03-31日末所知。", f"按账簿全部记录（第 1 至 {crm.head().position} 号）所知。"
    )


def test_what_is_refused(crm, tmp_path):
    with pytest.raises(inward.Refused) as caught:
        crm.report(as_of="2021-03-31", since="2021-04-01")
    assert (caught.value.code, caught.value.path) == ("report.since-after-as-of", "since")
    with pytest.raises(ValueError, match='lang takes "en" or "zh", not "fr"'):
        crm.report(lang="fr")
    with pytest.raises(inward.Refused):
        crm.report(as_of="2021-03")
    with pytest.raises(TypeError, match="path"):
        crm.report(3)
    nowhere = tmp_path / "没有" / "zone.html"
    with pytest.raises(OSError, match="zone.html"):
        crm.report(nowhere)
    with pytest.raises(OSError, match=re.escape(str(tmp_path))):
        crm.report(tmp_path)
    assert not nowhere.parent.exists()


#: Looks at the charts as they are laid out, with the fonts that there are.
LOOK = """
<script>
const found = {charts: 0, texts: 0, overlaps: [], outside: [], wide: 0};
for (const chart of document.querySelectorAll("svg.chart")) {
  found.charts += 1;
  const frame = chart.getBoundingClientRect();
  const boxes = [...chart.querySelectorAll("text")].map(text => [text.lastChild.data, text.getBoundingClientRect()]);
  found.texts += boxes.length;
  boxes.forEach(([text, box], at) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1) found.outside.push(text);
    for (const [other, its] of boxes.slice(at + 1)) {
      const apart = box.right <= its.left || its.right <= box.left || box.bottom <= its.top + 4 || its.bottom <= box.top + 4;
      if (!apart) found.overlaps.push([text, other]);
    }
  });
}
found.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
const shown = document.createElement("pre");
shown.id = "found";
shown.textContent = JSON.stringify(found);
document.body.append(shown);
</script>
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [1100, 500])
def test_a_browser_lays_it_out_without_overlaps(lang, width, tmp_path):
    page = (GOLDEN / f"{lang}.html").read_text(encoding="utf-8")
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
    assert len(policy.findall(page)) == 1
    looked = tmp_path / "looked.html"
    looked.write_text(policy.sub("", page).replace("</body>", f"{LOOK}</body>"), encoding="utf-8")
    seen = opened(looked, tmp_path, width)
    [told] = re.findall(r'<pre id="found">(.*?)</pre>', seen.dom)
    found = json.loads(told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert found["charts"] >= 10 and found["texts"] > 80, found
    assert (found["overlaps"], found["outside"], found["wide"]) == ([], [], 0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_browser_opens_it_silently_and_asks_for_nothing(lang, tmp_path):
    seen = opened(GOLDEN / f"{lang}.html", tmp_path)
    assert (seen.console, seen.requests) == ([], [])
    text = re.sub(r"<[^>]+>", " ", seen.dom).replace("&nbsp;", "\u00a0")
    figures = ["68.18%–72.73%", "27.27%", "15–16", "50.0%–58.3%", "17.6%"]
    figures.append({"en": "CNY\u00a021,080,000,000", "zh": "210.8亿元"}[lang])
    for figure in figures:
        assert figure in text, figure
    assert seen.dom.count("<svg") >= 10 and "<script" not in seen.dom


def test_a_browser_runs_nothing_that_a_name_says(crm, tmp_path):
    path = tmp_path / "zone.html"
    crm.report(path, as_of="2021-03-31", since="2020-07-01", lang="zh")
    seen = opened(path, tmp_path)
    assert (seen.console, seen.requests) == ([], [])
    assert "<img" not in seen.dom and seen.dom.count("&lt;script&gt;") >= 2
    # What would be seen, if it did.
    control = tmp_path / "control.html"
    control.write_text(f"<!DOCTYPE html><p>{HOSTILE}</p>", encoding="utf-8")
    seen = opened(control, tmp_path)
    assert any("合成" in line for line in seen.console) and "http://127.0.0.1:9/x.png" in seen.requests


def test_without_a_browser_it_is_skipped_unless_one_is_required(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("INWARD_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt install chromium"):
        browser()
    monkeypatch.setenv("INWARD_BROWSER", "required")
    with pytest.raises(pytest.fail.Exception, match="apt install chromium"):
        browser()
