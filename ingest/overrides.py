"""Metadata given by a person: it wins over what the text proposes."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date

from assistant.corpus.model import Authority, DocumentMetadata, Programme
from ingest.metadata.programme import slug


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is set here replaces the proposal; ``None`` keeps it.

    ``programme`` is a programme's key, name or alias; ``programmes`` are the programmes known by name, for
    example from a ``corpus.toml``.
    """

    title: str | None = None
    authority: Authority | None = None
    language: str | None = None
    programme: str | None = None
    funder: str | None = None
    region: str | None = None
    as_of: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    may_run_until: date | None = None
    source_url: str | None = None
    replaces: str | None = None
    programmes: tuple[Programme, ...] = field(default=())

    def over(self, other: Overrides) -> Overrides:
        """These, and where they say nothing the other's."""
        mine = {f.name: value for f in fields(self) if (value := getattr(self, f.name)) not in (None, ())}
        return replace(other, **mine)

    def apply(self, proposed: DocumentMetadata) -> DocumentMetadata:
        """The metadata with everything that is set here; an end without ``may_run_until`` is final."""
        if self.valid_until:
            proposed = replace(proposed, may_run_until=None)
        names = [f.name for f in fields(self) if f.name not in ("programme", "programmes")]
        given = {name: value for name in names if (value := getattr(self, name)) is not None}
        return replace(proposed, **given, programme=self._programme(proposed))

    def _programme(self, proposed: DocumentMetadata) -> Programme | None:
        wanted = self.programme
        if wanted is None:
            known = self._known(proposed.programme.key) if proposed.programme else None
            return known or proposed.programme
        if known := self._known(wanted):
            return known
        if proposed.programme and slug(wanted) == proposed.programme.key:
            return proposed.programme
        return Programme(
            slug(wanted), wanted, funder=self.funder or proposed.funder, region=self.region or proposed.region
        )

    def _known(self, wanted: str) -> Programme | None:
        for programme in self.programmes:
            if slug(wanted) in {slug(programme.key), slug(programme.name), *map(slug, programme.aliases)}:
                return programme
        return None
