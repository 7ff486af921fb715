"""What the pages of a PDF say by two readers of their own, to check quotes without the assistant's code."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pypdf
import pypdfium2

# pdfium marks a hyphen at a line end by U+0002 or U+FFFE. Fonts put list marks into the private use area.
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Pd", "Zs", "Zl", "Zp"})
_BULLETS = re.compile(r"[•·▪◦‣●○■□\uE000-\uF8FF]|^\s*−", re.MULTILINE)

_LINE_HYPHEN = re.compile(r"[\ufffe\x02]\s*|(?<=[a-zäöüß])-\r?\n(?=[a-zäöüß])")

logging.getLogger("pypdf").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class FoundBy:
    """Which reader finds a quote on its page; ``exact`` where one does although list marks count."""

    pdfium: bool
    pypdf: bool
    exact: bool

    @property
    def either(self) -> bool:
        return self.pdfium or self.pypdf


@dataclass(slots=True)
class PageTexts:
    """Raw page texts of the PDFs in some folders or files, read when first asked for."""

    files: dict[str, Path]
    _read: dict[tuple[Callable[[Path, int], str], str, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Path]) -> PageTexts:
        """All PDFs among ``documents``, by file name; folders are taken recursively."""
        return cls({path.name: path for path in pdf_files(documents)})

    def find(self, quote: str, document: str, page: int) -> FoundBy:
        """Look for ``quote`` on physical page ``page`` (from 1), blind to white space, hyphens and list marks."""
        wanted = letters(_BULLETS.sub("", quote))
        if not wanted or document not in self.files:
            return FoundBy(False, False, False)
        raw = [self._text(reader, document, page) for reader in (_by_pdfium, _by_pypdf)]
        by_pdfium, by_pypdf = (wanted in letters(_BULLETS.sub("", text)) for text in raw)
        return FoundBy(by_pdfium, by_pypdf, any(letters(quote) in letters(text) for text in raw))

    def text(self, document: str, page: int) -> str:
        """The page as pdfium reads it, words joined that a line end broke; empty where there is no such page."""
        return _LINE_HYPHEN.sub("", self._text(_by_pdfium, document, page)) if document in self.files else ""

    def page_count(self, document: str) -> int:
        with pypdfium2.PdfDocument(self.files[document]) as pdf:
            return len(pdf)

    def _text(self, reader: Callable[[Path, int], str], document: str, page: int) -> str:
        key = (reader, document, page)
        if key not in self._read:
            self._read[key] = reader(self.files[document], page)
        return self._read[key]


def pdf_files(documents: Iterable[Path]) -> list[Path]:
    """The PDF files among ``documents``, folders taken recursively, sorted."""
    found = [
        path
        for document in documents
        for path in (document.rglob("*") if document.is_dir() else [document])
        if path.suffix.lower() == ".pdf"
    ]
    return sorted(found)


def letters(text: str) -> str:
    """``text`` without white space, hyphens and control characters, ligatures opened; case is kept."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(c for c in normal if unicodedata.category(c) not in _DROPPED_CATEGORIES)


def one_spaced(text: str) -> str:
    """``text`` with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def _by_pdfium(path: Path, page: int) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf[page - 1].get_textpage().get_text_range()) if 1 <= page <= len(pdf) else ""


def _by_pypdf(path: Path, page: int) -> str:
    with pypdf.PdfReader(path) as pdf:
        return pdf.pages[page - 1].extract_text() if 1 <= page <= len(pdf.pages) else ""
