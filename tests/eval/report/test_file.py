"""A report as a file: complete in itself, well-formed, harmless."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from eval.causes import Cause
from eval.ranked import Ranked
from eval.report import write_report
from eval.runs import NoRun, Run, RunInfo
from tests.eval.report.conftest import ANSWER, SEARCHED, WRONG, Report, row

HOSTILE = "</details></p><script>alert(1)</script><img src=//example.org/x onerror=alert(2)>\" ' {{ 7 * 7 }}"


def test_nothing_in_it_refers_to_anything_else(report: Report) -> None:
    page = report({"retrieval": [SEARCHED], "answers": [row(), WRONG]})
    named = [attributes for _, attributes in page.elements]
    assert [one for one in named if {"src", "srcset", "data", "action", "style", "onclick"} & set(one)] == []
    assert all(one["href"].startswith("#") for one in named if "href" in one)
    assert page.all("link") + page.all("img") + page.all("iframe") == []
    assert "url(" not in page.own["style"]
    assert "@import" not in page.own["style"]
    assert re.findall(r"https?:|fetch|import", page.own["script"]) == []


def test_links_lead_to_places_that_are_there(report: Report) -> None:
    page = report({"answers": [row(), WRONG]})
    places = {attributes.get("id") for _, attributes in page.elements}
    assert [one["href"] for one in page.all("a") if one["href"][1:] not in places] == []


def test_the_browser_runs_its_own_script_and_no_other(report: Report) -> None:
    page = report({"answers": [row()]})
    policy = page.all("meta")[1]["content"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for own in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.own[own].encode()).digest()).decode()
        assert f"{own}-src 'sha256-{digest}'" in policy


def test_it_is_well_formed(report: Report) -> None:
    forged = row(id="m-1, claim 1, quote changed", kind="forged", cause=Cause.GAVE_WAY, wrong=("Schmetterlinge",))
    rows = {"retrieval": [SEARCHED], "answers": [row(), WRONG], "guardrails": [forged]}
    assert report(rows, {"confusion": {"answered": {"answered": 1, "partial": 1}}}).faults == []


def test_hostile_text_is_shown_and_not_obeyed(report: Report) -> None:
    answer = ANSWER.model_copy(
        update={
            "text": HOSTILE,
            "notices": (HOSTILE,),
            "citations": (ANSWER.citations[0].model_copy(update={"document": HOSTILE, "quote": HOSTILE}),),
        }
    )
    bad = row(
        id=HOSTILE,
        question=HOSTILE,
        kind=HOSTILE,
        wrong=(HOSTILE,),
        cause=Cause.WRONG_FACT,
        answer=answer,
        passages=(Ranked(HOSTILE, (1,), HOSTILE),),
        gold=((HOSTILE, 1),),
        measures={HOSTILE: 0.5},
    )
    page = report({"answers": [bad]}, model=HOSTILE, corpus={HOSTILE: "ab"})
    assert page.faults == []
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert page.text.count(HOSTILE) >= 14


def test_it_is_readable_without_script(report: Report) -> None:
    page = report({"answers": [row(), WRONG]})
    assert [one for tag, one in page.elements if "hidden" in one and tag != "form"] == []
    assert "hidden" in page.all("form")[0]


def test_it_stays_small(report: Report, tmp_path: Path) -> None:
    passages = tuple(Ranked(f"dokument-{number}.pdf", (number + 1,), f"Satz {number}. " * 120) for number in range(10))
    measures = {f"measure {number}": number / 9 for number in range(10)}
    rows = [
        row(id=f"m-{number}", question=f"Frage {number}?", passages=passages, measures=measures)
        for number in range(320)
    ]
    report(dict.fromkeys(("retrieval", "answers", "scope", "guardrails"), rows))
    assert (tmp_path / "bericht.html").stat().st_size < 3_000_000


def test_an_incomplete_run_is_told(tmp_path: Path) -> None:
    info = RunInfo(at="2026-11-24T11:37:00Z", tasks=("answers",))
    with pytest.raises(NoRun):
        write_report(Run(tmp_path, info), tmp_path / "bericht.html")
    assert not (tmp_path / "bericht.html").exists()
