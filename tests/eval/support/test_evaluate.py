from eval.causes import Cause
from eval.page_texts import PageTexts
from eval.pairs import Pair
from eval.support import TASK
from eval.support.evaluate import evaluate
from eval.support.generate import Checked
from eval.task import Judged
from tests.eval.leaflet import case


def pair(number: int, supported: bool, kind: str, verdict: bool) -> Checked:
    made = Pair(
        id=f"p-{number}",
        sentence=f"Satz {number}.",
        language="de",
        document="a.pdf",
        page=1,
        passage="Text",
        supported=supported,
        kind=kind,
        split="test",
    )
    return checked(verdict, pair=made, sentence=made.sentence)


def checked(verdict: bool, **given: object) -> Checked:
    return Checked.model_validate({"supported": verdict, "reasons": ("why",), "share": 0.5, "milliseconds": 9, **given})


def judged(*given: Checked) -> Judged:
    return evaluate(TASK.configured(), given, PageTexts({}))


def test_what_is_caught_and_kept_is_told_by_kind_and_language() -> None:
    found = judged(
        pair(1, True, "plain", True),
        pair(2, True, "plain", False),
        pair(3, False, "number", False),
        pair(4, False, "role", True),
    )
    assert {name: str(figure)[:4] for name, figure in found.figures.items() if not name.startswith("ms")} == {
        "supported kept": "0.50",
        "supported kept, German": "0.50",
        "kept: plain": "0.50",
        "unsupported caught": "0.50",
        "unsupported caught, German": "0.50",
        "caught: number": "1.00",
        "caught: role": "0.00",
        "stopped rightly": "0.50",
        "stopped rightly, German": "0.50",
    }
    assert [row.cause for row in found.rows] == [None, Cause.WRONGLY_STOPPED, None, Cause.LET_THROUGH]


def test_a_verbatim_quote_that_is_stopped_is_told_with_its_question() -> None:
    quotes = [checked(number > 1, case=case(), number=number, sentence=f"Zitat {number}.") for number in (1, 2)]
    (row,) = judged(*quotes).rows
    assert (row.question, row.measures, row.wrong) == (case().question, {"verbatim kept": 0.5}, ("Zitat 1.",))
