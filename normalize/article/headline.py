"""Which row is the headline: by the URL and the markup, else by its words, its place and its shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from normalize.article.body import Range
from normalize.article.rows import Row
from normalize.article.words import plain, slug_words, stems
from normalize.evidence import Choice, Reading, Rung, choose

__all__ = ["find_headline"]

ABOVE = 40
"""Rows above the first paragraph among which the headline is looked for."""
BELOW = 14
LEAD_ROWS = 12
"""Paragraphs whose words a headline is compared with."""
SHORTEST, LONGEST = 8, 260
SLUG_MATCH = 0.6
LOOK_AHEAD = 7
SLUG_WORTH = 30
NEAR = 3
ABBREVIATION = 4
"""Characters of an abbreviation with its full stop."""
KICKER = 30
"""A line of this size is more than a kicker."""
FEW = 3
"""Fewer words than this are found in any body by chance."""
BREADCRUMB = ("»", "›", " | ", " > ", " / ")
BELOW_COST = 12


def find_headline(rows: Sequence[Row], body: Range, url: str | None, vouched: Iterable[str]) -> Choice[int] | None:
    """The index of the headline's row, with the rows that lost.

    `vouched` are headlines that another source (markup, a field of the record) gave.
    """
    lead = _lead_stems(rows, body)
    slug = slug_words(url)
    given = {_bare(text) for text in vouched}
    scored = []
    for index in range(max(0, body.first - ABOVE), min(len(rows), body.first + BELOW)):
        row = rows[index]
        if not _possible(row):
            continue
        reading, share = Reading(index), _slug_share(row.text, slug)
        if given and _bare(row.text) in given:
            reading = reading.because("markup", Rung.METADATA)
        if share >= SLUG_MATCH and not row.prose:
            reading = reading.because("url", Rung.METADATA)
        scored.append((_score(rows, index, body, lead) + SLUG_WORTH * share, reading))
    readings = _below_discounted(rows, scored)
    readings.sort(key=lambda pair: -pair[0])
    return choose(reading for score, reading in readings if score > 0 or reading.evidence)


def _below_discounted(
    rows: Sequence[Row], scored: Sequence[tuple[float, Reading[int]]]
) -> list[tuple[float, Reading[int]]]:
    """Of two good neighbours the upper is the headline, the lower its description; a short kicker is neither."""
    out = []
    for at, (score, reading) in enumerate(scored):
        near = [(s, r.value) for s, r in scored[max(0, at - NEAR) : at] if reading.value - r.value <= NEAR]
        above = any(s > score - BELOW_COST and rows[i].size >= KICKER for s, i in near)
        out.append((score - BELOW_COST if above else score, reading))
    return out


def _possible(row: Row) -> bool:
    return SHORTEST <= row.size <= LONGEST and not row.role and not row.whole and any(map(str.isalpha, row.text))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, plain(text)))


def _lead_stems(rows: Sequence[Row], body: Range) -> Counter[str]:
    """How many of the first paragraphs hold each stem."""
    found: Counter[str] = Counter()
    for row in [row for row in rows[body.first : body.last] if row.sentence and not row.role][:LEAD_ROWS]:
        found.update(stems(row.text))
    return found


def _slug_share(text: str, slug: tuple[str, ...]) -> float:
    """Share of the longer of slug and line that the other confirms, from the slug's side."""
    if len(slug) < 3:
        return 0.0
    squeezed = plain(text).replace("'", "").replace("’", "")
    words = {w.strip(".,:;!?\"'()«»„“”") for w in squeezed.replace("-", " ").split()}
    wide = {w.replace("ae", "a").replace("oe", "o").replace("ue", "u") for w in words}
    hits = sum(1 for w in slug if w in words or w.replace("ae", "a").replace("oe", "o").replace("ue", "u") in wide)
    return hits / len(slug)


def _score(rows: Sequence[Row], index: int, body: Range, lead: Counter[str]) -> float:
    row = rows[index]
    words = stems(row.text)
    own = 1 if row.sentence and index >= body.first else 0
    share = sum(lead[word] > own for word in words) / len(words) if words else 0.0
    score = 40 * share * min(1.0, len(words) / FEW) + _shape(row)
    score += 8 if 2 <= row.repeats <= 4 else 0
    score += 12 if _heralds(rows, index) else 0
    if index >= body.first:
        return score - 25 * sum(r.prose for r in rows[body.first : index]) - index + body.first
    return score - min(body.first - index, ABOVE) * 0.3


def _shape(row: Row) -> float:
    size = row.size
    score = 16.0 if 28 <= size <= 130 else 6.0 if 16 <= size < 28 else 0.0
    score -= 20 if size > 190 else 0
    score -= 12 if row.text.count(" ") < 2 and row.text.isascii() else 0
    score -= 18 if row.text[-1] in ".。।" and not _abbreviated(row.text) else 0
    score -= 10 if row.prose else 0
    score -= 15 if any(sign in row.text for sign in BREADCRUMB) else 0
    return score - (15 if row.head and row.rest < len(row.text) else 0)


def _abbreviated(text: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation ("1.9 bn.") or an ellipsis, not to a sentence."""
    last = text[-8:].rpartition(" ")[2]
    return text.endswith("...") or (last != text and len(last) <= ABBREVIATION)


def _heralds(rows: Sequence[Row], index: int) -> bool:
    """Whether a stamp or a byline follows before the first paragraph after the next row."""
    for offset, row in enumerate(rows[index + 1 : index + 1 + LOOK_AHEAD]):
        if row.role.startswith("stamp") or row.role == "byline":
            return True
        if row.prose and offset > 0:
            return False
    return False
