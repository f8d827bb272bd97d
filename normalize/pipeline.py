"""From a source to its record: `STAGES` is the order of the work, and this is the only room that knows it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from normalize.article.body import body_range
from normalize.article.build import (
    KEPT,
    captions_of,
    credits_of,
    invisible_of,
    laid_out,
    paragraphs,
)
from normalize.article.captions import label_captions
from normalize.article.dateline import dateline_of
from normalize.article.draft import Draft
from normalize.article.given import Given, open_source
from normalize.article.headline import find_headline
from normalize.article.outside import country_of_url
from normalize.article.people import find_authors
from normalize.article.publication import add_anchored, find_dates_in, find_publication
from normalize.article.roles import label_rows, settle_rows
from normalize.article.rows import read_rows
from normalize.article.tongues import document_language, language_spans, weight_of
from normalize.hints import Hints
from normalize.model import Cleaned, Date, LanguageSpan, Money, Order, Record, Removed
from normalize.money.find import find_in
from normalize.offsets import OffsetMap
from normalize.profile import Profile
from normalize.text.digits import scan_digits
from normalize.text.repair import repair

__all__ = ["STAGES", "clean", "normalize", "normalize_html"]

Spanned = TypeVar("Spanned", Date, Money)


def _rows(draft: Draft) -> None:
    """Lines, measured; the language of the paragraphs; the labels of the rest."""
    draft.rows = read_rows(draft.text, weight_of(draft.text))
    hint = draft.given.first("language") or next(iter(draft.hints.languages), None)
    draft.language = document_language(draft.rows, hint)
    label_rows(draft.rows, draft.language.tag, draft.profile)
    if draft.given.marks:
        from normalize.article.fields import mark_rows

        mark_rows(draft.rows, draft.given.marks, draft.offsets.to_source)


def _dates(draft: Draft) -> None:
    draft.runs = scan_digits(draft.text)
    find_dates_in(draft)


def _shape(draft: Draft) -> None:
    """Where the body is, which row is the headline, who wrote it, what every row is."""
    rows = draft.rows
    draft.body = body_range(rows)
    if draft.given.marks:
        from normalize.article.fields import reaching

        draft.body = reaching(rows, draft.body)
    label_captions(rows, draft.body, draft.language.tag)
    given = draft.given.fields.get("headline", ())
    choice = find_headline(rows, draft.body, draft.url, given)
    if choice is not None and (not given or "markup" in choice.evidence):
        draft.headline = choice.value
    found = find_authors(rows, draft.body, draft.headline, draft.language.tag)
    shown = tuple(dict.fromkeys(name for _, names in found for name in names))
    if draft.given.fields:
        from normalize.article.fields import authors_of, disputed

        written = shown
        shown = authors_of(draft.given.fields, written, draft.language.tag)
        if draft.given.origin == "field" and disputed(written, shown):
            draft.notes.append(f"The text names {', '.join(written)} as author, the record {', '.join(shown)}.")
    draft.authors = shown
    settle_rows(rows, draft.body, draft.headline, draft.authors, draft.language.tag)


def _publication(draft: Draft) -> None:
    find_publication(draft)


def _anchored(draft: Draft) -> None:
    """The dates that hang on the publication: without a year, relative phrases."""
    add_anchored(draft)


def _money(draft: Draft) -> None:
    draft.money = _beside(find_in(draft.text, draft.informed_hints(), draft.runs), draft.dates)


def _beside(found: list[Money], dates: Sequence[Date]) -> list[Money]:
    """The amounts that share no character with a whole date: the minutes of a stamp are no money."""
    whole = [date for date in dates if "reference:year" not in date.evidence] if found else []
    ends = [date.end for date in whole]
    return [m for m in found if (at := bisect_right(ends, m.start)) == len(ends) or whole[at].start >= m.end]


PASSES = 8
"""How often `clean` goes over what it kept; it seldom finds anything the second time."""
STAGES: tuple[Callable[[Draft], None], ...] = (_rows, _dates, _shape, _publication, _anchored, _money)
"""What happens to a source, in order; each stage fills its part of the draft."""


def normalize(
    source: str | bytes | Mapping[str, Any],
    *,
    language: str | None = None,
    country: str | None = None,
    url: str | None = None,
    order: Order | None = None,
    timezone: str | None = None,
    reference: dt.datetime | None = None,
    profile: Profile | None = None,
) -> Record:
    """Turn a dirty article (text, undecoded bytes, or a scraped record) into a clean record with its evidence.

    The hints are outweighed by what the text proves: `language` (BCP 47), `country` (ISO 3166-1 alpha-2), `url`,
    `order` ("DMY", "MDY", "YMD"), `timezone` (IANA), `reference` (when the text was written or fetched) and
    `profile` (what other articles of the source taught).  Spans of the record count in `source`; for bytes in the
    text as decoded, for a mapping in its text field.

    >>> record = normalize("Rain ends drought\\n\\nPublished: 26 February 2012, 18:56\\n\\nIt rained at last.")
    >>> record.headline, record.published.isoformat(), record.body
    ('Rain ends drought', '2012-02-26T18:56', 'It rained at last.')
    """
    given = open_source(source)
    languages = (language,) if language else ()
    hints = Hints(languages, country, order, timezone, reference)
    return _record(given, hints, url or given.first("url"), profile or Profile())


def normalize_html(
    html: str | bytes,
    *,
    language: str | None = None,
    country: str | None = None,
    url: str | None = None,
    order: Order | None = None,
    timezone: str | None = None,
    reference: dt.datetime | None = None,
    profile: Profile | None = None,
) -> Record:
    """The record of a page: its text extracted, its markup (JSON-LD, Open Graph, `<time>`) read as evidence.

    Needs the extra `newsnorm[html]`; `MissingExtraError` says so.  Spans count in the extracted text.
    """
    from normalize.article.markup import open_page

    given = open_page(html, url)
    hints = Hints((language,) if language else (), country, order, timezone, reference)
    return _record(given, hints, url or given.first("url"), profile or Profile())


def clean(text: str, *, language: str | None = None) -> Cleaned:
    """The text without its boilerplate (headline, description, body, a blank line between each two), and what was cut.

    Cleaning what came out cuts nothing more.

    >>> clean("Rain ends drought\\n\\nIt rained at last, after many dry months.\\n\\nShare on Facebook").text
    'Rain ends drought\\n\\nIt rained at last, after many dry months.'
    """
    hints = Hints((language,) if language else ())
    draft = _roles(text, hints)
    kept = [row for row in draft.rows if row.role in KEPT]
    for _ in range(PASSES):
        again = _roles("\n\n".join([row.text for row in kept]), hints).rows
        same = [late.text for late in again] == [row.text for row in kept]
        if len(again) != len(kept) or (same and all(row.role in KEPT for row in again)):
            break
        for row, late in zip(kept, again, strict=True):
            row.text = late.text  # what stood at its edges had hidden mojibake
            if late.role not in KEPT:  # without its neighbours the row is known for what it is
                row.role, row.rule, row.tag = late.role, late.rule, late.tag
        kept = [row for row in kept if row.role in KEPT]
    cut = laid_out(draft.rows, draft.given.text, draft.carrier)[0]
    return Cleaned("\n\n".join([row.text for row in kept]), _removed(draft, cut))


def _roles(text: str, hints: Hints) -> Draft:
    """A draft whose rows have their roles."""
    draft = _draft(open_source(text), hints, None, Profile())
    for stage in STAGES[:4]:  # money is no reason to cut
        stage(draft)
    return draft


def _draft(given: Given, hints: Hints, url: str | None, profile: Profile) -> Draft:
    repaired = repair(given.text)
    if hints.country is None and (country := country_of_url(url)):
        hints = replace(hints, country=country)
    if profile.articles:
        hints = replace(hints, source_order=profile.order, source_timezone=profile.timezone)
    return Draft(given, hints, profile, url, repaired, OffsetMap(repaired.edits), notes=list(given.notes))


def _record(given: Given, hints: Hints, url: str | None, profile: Profile) -> Record:
    draft = _draft(given, hints, url, profile)
    for stage in STAGES:
        stage(draft)
    return _built(draft)


def _removed(draft: Draft, cut: Sequence[Removed]) -> tuple[Removed, ...]:
    """Rows that were cut and characters that nobody sees, in the order of the source."""
    if not draft.repaired.edits:
        return tuple(cut)
    return tuple(sorted((*cut, *invisible_of(draft.repaired.edits)), key=lambda r: (r.start, r.end)))


def _built(draft: Draft) -> Record:
    rows, source = draft.rows, draft.given.text
    spans = language_spans(rows, draft.language, draft.text)
    cut, segments = laid_out(rows, source, draft.carrier)
    return Record(
        headline=draft.given.first("headline") if draft.headline is None else rows[draft.headline].text,
        description=next(iter(paragraphs(rows, "description")), None) or draft.given.first("description"),
        body="\n\n".join(paragraphs(rows, "body")),
        authors=draft.authors,
        credits=credits_of(rows),
        captions=captions_of(rows),
        dateline=dateline_of(rows),
        published=None if draft.published is None else _carried(draft, draft.published),
        updated=None if draft.updated is None else _carried(draft, draft.updated),
        language=draft.language,
        languages=_tiling(spans, draft, len(source)),
        dates=_all_carried(draft, draft.dates),
        money=_all_carried(draft, draft.money),
        removed=_removed(draft, cut),
        notes=tuple(draft.notes),
        url=draft.url,
        segments=segments,
        edits=draft.repaired.edits,
    )


def _carried(draft: Draft, found: Spanned) -> Spanned:
    """A finding with its span and text in the caller's text."""
    if not draft.repaired.edits or found.start == found.end:
        return found
    start, end = draft.offsets.to_source(found.start, found.end)
    return replace(found, start=start, end=end, text=draft.given.text[start:end])


def _all_carried(draft: Draft, found: Sequence[Spanned]) -> tuple[Spanned, ...]:
    return tuple([_carried(draft, item) for item in found] if draft.repaired.edits else found)


def _tiling(spans: list[LanguageSpan], draft: Draft, length: int) -> tuple[LanguageSpan, ...]:
    """The spans of the languages in the caller's text, still without gap or overlap."""
    cuts = [draft.offsets.to_source(span.start, span.start)[0] for span in spans[1:]]
    edges = [0, *cuts, length]
    return tuple(
        LanguageSpan(start, end, span.tag, span.script)
        for span, start, end in zip(spans, edges, edges[1:], strict=False)
        if start < end
    )
