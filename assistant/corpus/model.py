"""What the corpus is made of: documents, pages, blocks and chunks, as ingest hands them over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path


class Authority(StrEnum):
    """What a document may prove, strongest first."""

    LAW = "law"
    GUIDELINE = "guideline"
    LEAFLET = "leaflet"
    PAPER = "paper"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Authority).index(self)


class BlockKind(StrEnum):
    """The role of a block on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEAD = "table_head"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets into a document's text, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest piece of layout: a heading, a paragraph, one list item, one table row.

    ``text`` is ``document.text[start:end]``: the page's own words in the page's own order, white space
    folded, words split at line ends joined, nothing added. A block never crosses a page; ``continues``
    says that it goes on where the block before it on the previous page stopped. ``lead`` is the span of
    what a reader needs to understand it: the lead-in of a list item, the column heads of a table row.
    Cells of a table row are separated by a tab.
    """

    kind: BlockKind
    start: int
    end: int
    page: int
    text: str
    continues: bool = False
    lead: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page: its number from 1, its printed label, and its cleaned text with its offset."""

    number: int
    label: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage cut along headings: the unit of retrieval.

    ``text`` is its blocks' texts joined by line feeds; ``start`` and ``end`` are offsets into the
    document's text. ``heading`` is the path from the outermost heading inwards.
    """

    ordinal: int
    text: str
    start: int
    end: int
    first_page: int
    last_page: int
    heading: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A funding programme or cluster initiative. ``key`` is its slug, unique in the corpus."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    funder: str | None = None
    region: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """What is known of a document beside its text; ``None`` means unknown, not none.

    ``as_of`` is the date of the version ("Stand"); ``valid_until`` the last day its rules apply; ``may_run_until``
    the last day to which they may go on after it, under a condition that the document names but cannot tell;
    ``language`` an ISO 639-1 code; ``replaces`` the file name or SHA-256 of the version it replaces.
    ``region`` is "Bund", "EU" or the name of a Land.
    """

    file: str
    title: str
    authority: Authority = Authority.LEAFLET
    language: str = "de"
    programme: Programme | None = None
    funder: str | None = None
    region: str | None = None
    as_of: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    may_run_until: date | None = None
    source_url: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document read, cleaned and cut, ready to be added to the corpus.

    ``text`` is the page texts joined by a form feed; every offset of a page, block or chunk counts in it.
    """

    sha256: str
    source: Path
    metadata: DocumentMetadata
    pages: tuple[Page, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\f".join(page.text for page in self.pages)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document version as the corpus lists it. ``id`` is the version's number in the registry."""

    id: int
    sha256: str
    metadata: DocumentMetadata
    page_count: int
    chunk_count: int
    added_at: str
    current: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions that run inside the search; an empty tuple does not restrict.

    ``valid_on`` leaves out documents known to have ended before that day; ``documents`` are file names.
    """

    programmes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    funders: tuple[str, ...] = ()
    authorities: tuple[Authority, ...] = ()
    documents: tuple[str, ...] = ()
    valid_on: date | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk of the corpus with the document it belongs to. ``id`` is unique and names it in every index."""

    id: str
    chunk: Chunk
    document: DocumentInfo


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk found in one index, with that index's own score (higher is better)."""

    chunk_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk as retrieved for a question: the final score and the scores it is made of.

    ``merged`` holds the neighbours of the same document that were joined to it, in reading order.
    """

    stored: StoredChunk
    score: float
    scores: dict[str, float] = field(default_factory=dict)
    merged: tuple[StoredChunk, ...] = ()
