"""What is said of what: in sentences and in tables."""

import pytest

from assistant.support.alignment import Alignment
from assistant.support.rivals import rival

TABLE = "Art\tGroße\tKleine\nIndustrielle Forschung\t50 %\t70 %\nExperimentelle Entwicklung\t25 %\t45 %"
MEMBERS = "Im Jahr 2020 hatte das Cluster 130 Akteure. Im Jahr 2023 nannte das Ministerium 220 Partner."


@pytest.mark.parametrize(
    ("right", "wrong", "passage"),
    [
        ("Industrielle Forschung: 70 % für kleine.", "Industrielle Forschung: 50 % für kleine.", TABLE),
        ("Experimentelle Entwicklung: 25 % für große.", "Experimentelle Entwicklung: 50 % für große.", TABLE),
        ("Das Cluster hatte 130 Akteure.", "Das Cluster hatte 220 Akteure.", MEMBERS),
    ],
)
def test_a_number_of_another_thing_is_noticed(right: str, wrong: str, passage: str) -> None:
    assert rival(Alignment(right, passage, "de")) < rival(Alignment(wrong, passage, "de"))
