"""What each template gets, as ``page``. Words come from the texts; here stands only what differs from page to page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assistant.answer import Language
from bots.web.views import AnswerView


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its content.

    ``alternate`` is the same page in the other language, ``token`` what every form has to send as ``token``;
    ``session`` is set only in the widget, whose scripts send it as header ``X-Foerderlotse-Session``, as a browser
    keeps no cookie for a frame on another site.
    """

    language: Language
    alternate: str
    token: str
    operator: str = ""
    session: str | None = None


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A question that the documents answer."""

    topic: str
    question: str


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme known; ``newest`` is the date of its newest source, in words."""

    key: str
    name: str
    funder: str | None
    region: str | None
    ended: bool
    newest: str | None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation of the session as its list shows it. ``used`` is the day of its last question."""

    id: str
    title: str
    used: date
    turns: int


@dataclass(frozen=True, slots=True)
class TurnView:
    """A question and its answer."""

    question: str
    answer: AnswerView
    at: str


@dataclass(frozen=True, slots=True)
class ChatPage:
    """``chat.html``: the start where there are no turns, else a conversation.

    ``conversation`` is the id that the next question carries. ``documents`` is 0 where nothing was ingested yet:
    then the page says so. ``longest`` is the most characters a question may have.
    """

    frame: Frame
    conversation: str
    documents: int
    longest: int
    turns: tuple[TurnView, ...] = ()
    facts: tuple[str, ...] = ()
    examples: tuple[ExampleView, ...] = ()
    programmes: tuple[ProgrammeView, ...] = ()
    conversations: tuple[ConversationView, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """``source.html``: a page of a document as a picture, its quote marked.

    ``found`` says whether the quote could be marked (``True`` where none was asked for). ``previous`` and ``next``
    are addresses, ``None`` at the ends; ``picture`` and ``pdf`` addresses of the picture and of the PDF at this page.
    """

    frame: Frame
    title: str
    document: str
    page: int
    page_label: str
    pages: int
    authority: str
    as_of: str | None
    quote: str | None
    found: bool
    picture: str
    pdf: str
    previous: str | None
    next: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class TextPage:
    """``text.html``: privacy or imprint (``kind``), as clean HTML. ``set`` is ``False`` where the operator set none."""

    frame: Frame
    kind: str
    html: str
    set: bool


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """``error.html``: what happened and what to do next."""

    frame: Frame
    status: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class WidgetPage:
    """``widget.html``: the chat in a frame on another site."""

    frame: Frame
    conversation: str
    documents: int
    longest: int
    examples: tuple[ExampleView, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WidgetDemoPage:
    """``widget_demo.html``: a site that embeds the widget. ``script`` is the address of its script."""

    frame: Frame
    script: str
