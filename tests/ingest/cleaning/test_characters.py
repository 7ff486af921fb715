from ingest.cleaning.characters import clean_characters


def test_ligatures_are_written_out() -> None:
    assert clean_characters("Eﬃzienz und Reﬂexion, ﬁnanziell") == "Effizienz und Reflexion, finanziell"


def test_soft_hyphens_zero_width_and_control_signs_are_dropped() -> None:
    assert clean_characters("För\u00adde\u200brung\x07 \ufeffjetzt") == "Förderung jetzt"


def test_a_private_use_bullet_becomes_a_bullet() -> None:
    assert clean_characters("\uf0b7 Laufzeit: zwei Jahre") == "• Laufzeit: zwei Jahre"


def test_private_use_signs_within_a_line_are_dropped() -> None:
    assert clean_characters("Laufzeit\uf0b7 zwei") == "Laufzeit zwei"


def test_decomposed_umlauts_are_composed() -> None:
    assert clean_characters("Fo\u0308rderung") == "Förderung"


def test_white_space_is_folded_and_tabs_stay() -> None:
    assert clean_characters("  a\u00a0 b \t c ") == "a b\tc"


def test_lone_surrogates_are_dropped() -> None:
    assert clean_characters("a\ud800b") == "ab"
