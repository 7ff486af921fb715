"""Why a file is not taken into the corpus, in words an office worker understands."""

from __future__ import annotations

from enum import StrEnum

from assistant.errors import FoerderlotseError


class Reason(StrEnum):
    """The reasons for which a file is refused."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_PDF = "not_a_pdf"
    TOO_BIG = "too_big"
    TOO_MANY_PAGES = "too_many_pages"
    PASSWORD = "password"  # noqa: S105 - the name of a reason
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    NO_TEXT = "no_text"
    NOT_LEGIBLE = "not_legible"
    OCR_FAILED = "ocr_failed"
    OCR_TOO_LONG = "ocr_too_long"
    TOO_SLOW = "too_slow"
    TOO_LARGE_IN_MEMORY = "too_large_in_memory"
    CRASHED = "crashed"


_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.MISSING: (
        "Die Datei ist nicht da oder lässt sich nicht öffnen.",
        "Bitte Pfad und Leserechte prüfen.",
    ),
    Reason.EMPTY: ("Die Datei ist leer (0 Byte).", "Bitte die Datei noch einmal herunterladen oder kopieren."),
    Reason.NOT_A_PDF: (
        "Die Datei ist kein PDF, auch wenn ihr Name so endet.",
        "Bitte das Dokument als PDF speichern und erneut hinzufügen.",
    ),
    Reason.TOO_BIG: (
        "Die Datei ist zu groß.",
        "Bitte das PDF aufteilen oder die Grenze FOERDERLOTSE_MAX_FILE_MB erhöhen.",
    ),
    Reason.TOO_MANY_PAGES: (
        "Das PDF hat zu viele Seiten.",
        "Bitte das PDF aufteilen oder die Grenze FOERDERLOTSE_MAX_PAGES erhöhen.",
    ),
    Reason.PASSWORD: (
        "Das PDF ist mit einem Passwort geschützt und lässt sich ohne dieses nicht lesen.",
        "Bitte eine Fassung ohne Passwort hinzufügen.",
    ),
    Reason.DAMAGED: (
        "Das PDF ist beschädigt und lässt sich nicht lesen.",
        "Bitte die Datei noch einmal herunterladen oder neu als PDF speichern.",
    ),
    Reason.NO_PAGES: ("Das PDF hat keine Seiten.", "Bitte prüfen, ob die Datei vollständig ist."),
    Reason.NO_TEXT: (
        "Das PDF hat keine lesbare Textebene (zum Beispiel ein Scan).",
        "Bitte eine durchsuchbare Fassung verwenden oder die Texterkennung installieren: "
        "tesseract mit den Sprachen deu und eng.",
    ),
    Reason.NOT_LEGIBLE: (
        "Der Text ist nicht lesbar: Er besteht aus Zeichenfolgen, die keine Wörter sind.",
        "Bitte das PDF neu aus dem Original erzeugen oder eine andere Fassung verwenden.",
    ),
    Reason.OCR_FAILED: (
        "Das PDF hat keine lesbare Textebene, und die Texterkennung hat darin keinen lesbaren Text gefunden.",
        "Bitte eine durchsuchbare Fassung oder einen besseren Scan verwenden.",
    ),
    Reason.OCR_TOO_LONG: (
        "Das PDF hat keine lesbare Textebene und ist für die Texterkennung zu umfangreich.",
        "Bitte das PDF aufteilen oder mit einem Programm wie ocrmypdf durchsuchbar machen.",
    ),
    Reason.TOO_SLOW: (
        "Das Lesen hat zu lange gedauert und wurde abgebrochen.",
        "Bitte das PDF neu speichern oder aufteilen; die Grenze heißt FOERDERLOTSE_READ_TIMEOUT_S.",
    ),
    Reason.TOO_LARGE_IN_MEMORY: (
        "Das PDF braucht beim Lesen mehr Speicher als erlaubt und wurde abgebrochen.",
        "Bitte das PDF neu speichern oder aufteilen; die Grenze heißt FOERDERLOTSE_READ_MEMORY_MB.",
    ),
    Reason.CRASHED: (
        "Das Lesen des PDF ist abgestürzt: Die Datei ist vermutlich beschädigt oder braucht zu viel Speicher.",
        "Bitte die Datei noch einmal herunterladen oder neu als PDF speichern.",
    ),
}


class Refused(FoerderlotseError):
    """A file that is not taken in; ``reason`` says why, ``detail`` adds figures where there are any."""

    def __init__(self, file: str, reason: Reason, detail: str = "") -> None:
        message, hint = _WORDS[reason]
        super().__init__(f"{file}: {message}{f' ({detail})' if detail else ''}", hint)
        self.file = file
        self.reason = reason
        self.detail = detail

    @property
    def explanation(self) -> str:
        """What happened and what to do, without the file's name."""
        message, hint = _WORDS[self.reason]
        return f"{message}{f' ({self.detail})' if self.detail else ''} {hint}".strip()
