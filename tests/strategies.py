"""Every hypothesis strategy of the suite, in one place."""

from __future__ import annotations

from hypothesis import strategies as st

from normalize.model import Edit
from normalize.text.edits import apply

any_text = st.text(st.characters(exclude_categories=()), max_size=200)
"""Any `str` at all, lone surrogates included."""

DAMAGE = (
    "é", "Ã©", "â€™", "&amp;", "&lt;", "&", "amp;", "#38;", "lt;", "b>", "\r\n", "\r", "\n", "\u2028", "\x85",
    "\u200f", "\u200b", "\u200d", "\ufeff", "\xad", "\x00", "\ud83d", "\ude00", "e\u0301", "\u0301", "\u0327",
    "\u1112", "\u1161", "می\u200cخ", "26", ".", " ", "a", "Ð¿Ñ€", "\ufffd", "\U0001f468\u200d\U0001f469",
)  # fmt: skip
repairable_text = st.lists(st.sampled_from(DAMAGE), max_size=20).map("".join)
"""Texts made of what `repair` mends, in every order."""

_SAID = (
    "26.02.2012", "18:56", "Published: ", "By Jane Roe", "$1.6 billion", "©", "По", "ש", "각", " ", "\n",
)  # fmt: skip
damaged_text = st.lists(st.sampled_from([*DAMAGE, *_SAID]), max_size=24).map("".join)
"""Damage in and between what an article shows: one mend may reach over the end of a line."""


@st.composite
def _edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Sorted, disjoint edits of a text, none a pure insertion."""
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(a, b, text[a:b], draw(st.text("xyz", max_size=3)), "test") for a, b in spans]


@st.composite
def edit_passes(draw: st.DrawFn) -> tuple[str, list[Edit], str, list[Edit]]:
    """A source, edits that lead to a middle text, and edits of that."""
    source = draw(st.text("abc", max_size=12))
    first = draw(_edits(source))
    middle = apply(source, first)
    return source, first, middle, draw(_edits(middle))

NEWS = (
    "Published", "Updated: ", "פורסם", "עודכן:", "Von ", "By Jane Roe", "Photo: ", "Related articles:", "Read more",
    "\n", "\n\n", " ", ", ", ": ", ".", "-", "/", "02.26.12", "2024-05-17T10:00:00Z", "18:56", "May", "February",
    "26", "12", "1.6", "$", "€", "US$", "million", "billion", "млн", "руб.", "Mrd.", "億", "円", "二百", "of", "and",
    "to", "yesterday", "on Sunday", "3 hours ago", "2012年2月26日", "מיליון", "מאת", "٢٠٢٤", "JERUSALEM (AP) —",
    "The minister said on Friday that", "\u200f", "&amp;", "Ã©", "%",
)  # fmt: skip
newsy_text = st.lists(st.sampled_from(NEWS), max_size=25).map("".join)
"""Texts made of the pieces of news pages, in every order."""

zone_names = st.sampled_from(
    [
        "Africa/Casablanca", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Asia/Jerusalem",
        "Asia/Kathmandu",
        "Asia/Tehran", "Australia/Lord_Howe", "Europe/Dublin", "Europe/London", "Europe/Paris", "Pacific/Apia",
    ]
)  # fmt: skip
"""Zones with every kind of oddity: half hours, a half-hour shift, a skipped day, summer time at Ramadan."""


LOOSE_MONEY = (
    "$", "€", "£", "¥", "kr", "USD", "R$", "1", "12", "1,234.56", "1.234,56", "٣٤", "二百", "億", "million",
    "Mio.", "mil",
    "one", "two", " ", "\u00a0", "-", "–", "to", "and", "between", "(", ")", "%", ",-", "½", "dollars", "euro", "c",
    "\n",
    "\u200f", "e", "'", "’", "pounds", "k", "M", "円", "만", "원", "ש״ח", "\ud800", "\u0301",
)  # fmt: skip
money_text = st.lists(st.sampled_from(LOOSE_MONEY), max_size=24).map("".join)
"""Texts made of what amounts are made of, in every order."""

PARAGRAPHS = (
    "The council will build a new swimming pool on the site of the old brewery, which closed ten years ago.",
    "It is to cost four million pounds, of which the government has promised to pay a third before work starts in May.",
    "“This is a good day for everybody who has waited for it,” said the mayor, who had first asked for a pool in 1998.",
    "Engineers found cracks in the cellars, and the council voted to fill them in before the first stone is laid.",
    "Neighbours who complained about the noise were told that the heavy machines would be gone again by the autumn.",
    "Nobody on the council voted against it.",
    "A second pool further down the river was talked of as well, although no money has been set aside for it so far.",
)
FURNITURE = (
    "Share on Facebook", "Subscribe to our newsletter", "Advertisement", "Read more: Why the old pool leaked",
    "Related articles", "Comments (12)", "Home | News | Sport", "Accept all cookies", "© 2024 Example Media",
    "Follow us", "Sign in", "Back to top",
)
article_rows = st.lists(
    st.sampled_from([*PARAGRAPHS, *FURNITURE, "Pool to be built", "By Jane Roe", "3 May 2024", "Photo: AP"]),
    max_size=14,
)
"""Rows of articles and their furniture, in every order."""

PLAIN_WORDS = [
    "$", "€", "£", "US$", "kr", "USD", "Rs", "R", "million", "billion", "Mrd.", "millones", "k", "dollars", "euros",
    "Euro", "pounds", "pesos", "d'euros", "de", "of", "and", "to", "bis", "cents", "in", "about", "more than", "%",
    "the",
]  # fmt: skip
PLAIN_NUMBERS = ["5", "7", "12", "1.5", "2,50", "1,234", "1.234.567", "1 500", "2012", "500,-", "½", "1/2", "1'049.95"]
PLAIN_GAPS = ["", " ", " ", "\u00a0", "-", ", ", ". ", "\n"]
plain_money = st.lists(
    st.tuples(st.sampled_from(PLAIN_WORDS + PLAIN_NUMBERS), st.sampled_from(PLAIN_GAPS)), max_size=14
).map(lambda parts: "".join(word + gap for word, gap in parts))
