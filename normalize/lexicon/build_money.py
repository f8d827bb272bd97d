"""Builder of the money tables: CLDR's names and symbols and the TOML files' words, folded, to senses.

Six tables.  `money` (loaded at first use): symbols, codes, scale words, number words and cue words.  A payload is
a list of senses joined by `;`, each a letter, a value and after `@` the tags of the languages that mean it:

- `C` an ISO 4217 code, `F` a family of currencies, `M` a minor unit (a code or family, a slash, how many make one);
- `S` a scale (exponent of ten), `P` one that also stands before its number,
  `D` a dual (two of that scale), `N` a number, `H` a half;
- a lone letter is a cue: `J` joiner, `A` about, `O` over, `U` under, `B` between, `W` and, `T` to, `R` from,
  `X` not money when it follows, `Y` when it precedes, `K` money only with better proof, `G` also with a
  number of four digits, `V` only beside a scale or one, `E` an ending, `I` minus,
  `Z` the decimal sign as it is spoken.

`money_names`: full names of CLDR, searched in place.  `money_habits`: how a locale or country writes numbers and
what it pays with.  `money_gate`: by language, the tokens that can begin a number in words.
`money_index`: see :func:`_index`.
`money_families`: the members of a family, the one meant by default first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from normalize.lexicon import cldr_money
from normalize.lexicon.cldr_money import Senses, key
from normalize.lexicon.number_words import number_words
from normalize.lexicon.schema import Locale

__all__ = ["tables"]

Rows = dict[str, dict[str, set[str]]]

FAMILIES = {
    "dollar": "USD CAD AUD NZD SGD HKD TWD JMD TTD BBD BSD BZD BMD BND FJD GYD KYD LRD NAD SBD SRD XCD ZWL ZWG",
    "peso": "- MXN ARS CLP COP PHP UYU DOP CUP ESP",
    "pound": "GBP EGP LBP SYP SDG SSP GIP FKP SHP IEP CYP",
    "yen": "JPY CNY",
    "crown": "- SEK NOK DKK CZK ISK EEK SKK CSK",
    "franc": "- CHF XOF XAF XPF FRF BEF LUF RWF BIF DJF GNF KMF CDF",
    "rupee": "- INR PKR LKR NPR MUR SCR",
    "lira": "TRY LBP SYP ITL MTL",
    "dinar": "- RSD IQD KWD JOD DZD TND LYD BHD MKD YUM",
    "rial": "- IRR SAR OMR QAR YER BRL",
    "shilling": "- KES TZS UGX SOS ATS",
    "mark": "DEM FIM BAM",
    "ruble": "RUB BYN",
    "real": "BRL",
    "dirham": "AED MAD",
    "manat": "- AZN TMT",
    "som": "- KGS UZS",
    "won": "KRW KPW",
    "leu": "- RON MDL",
    "escudo": "- CVE PTE",
    "toman": "-",
    "cent": "- USD EUR CAD AUD NZD SGD HKD ZAR",
    "centime": "- CHF FRF XOF XAF HTG",
    "centavo": "- MXN BRL ARS CLP COP PHP",
    "penny": "GBP EGP FKP GIP SHP",
    "pennies": "GBP USD",
    "ore": "- SEK NOK DKK",
    "kopek": "RUB UAH BYN",
    "paisa": "- INR PKR NPR",
    "fils": "- AED KWD BHD JOD IQD",
    "haler": "- CZK SKK",
    "para": "- RSD",
    "piastre": "- EGP LBP SYP",
    "sen": "- MYR IDR JPY",
    "any": "- USD EUR GBP",
}
"""Family to members, the default first (`-`: none is meant by default)."""

SIGNS = {
    "$": ("dollar", "peso"), "＄": ("dollar", "peso"), "﹩": ("dollar", "peso"), "£": ("pound",), "￡": ("pound",),
    "¥": ("yen",), "￥": ("yen",), "₤": ("lira",), "₨": ("rupee",), "﷼": ("rial",),
}  # fmt: skip
PLAIN_SIGNS = {
    "€": "EUR", "₪": "ILS", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "￦": "KRW", "₫": "VND", "₴": "UAH",
    "₦": "NGN", "₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₭": "LAK",
    "₮": "MNT", "₼": "AZN", "֏": "AMD", "৳": "BDT", "៛": "KHR", "₿": "XBT", "₧": "ESP", "₠": "XEU", "₣": "FRF",
    "₯": "GRD", "؋": "AFN", "₥": "USD/1000", "¢": "cent/100", "￠": "cent/100", "⃀": "KGS",
}  # fmt: skip
"""Unicode's currency signs (U+20A0 block and relatives) that name one currency in every language."""

CUES = {
    ("numbers", "about"): "A", ("numbers", "over"): "O", ("numbers", "under"): "U", ("numbers", "between"): "B",
    ("numbers", "and"): "W", ("numbers", "to"): "T", ("numbers", "from"): "R", ("numbers", "half"): "H",
    ("money", "joiners"): "J", ("money", "not_after"): "X", ("money", "not_before"): "Y", ("money", "weak"): "K",
    ("money", "endings"): "E", ("money", "attributive"): "V", ("money", "common"): "G", ("numbers", "minus"): "I",
    ("numbers", "point"): "Z", ("numbers", "by"): "L", ("numbers", "and_half"): "Q",
    ("numbers", "vague"): "q",
}  # fmt: skip
GROUPS = {
    ("numbers", "words"): "N", ("numbers", "scales"): "S", ("numbers", "duals"): "D",
    ("money", "currencies"): "C", ("money", "families"): "F", ("money", "minor"): "M",
}  # fmt: skip
MARKS = (("money", "currencies"), ("money", "families"), ("money", "minor"))
FOLLOWING = (("numbers", "and"), ("numbers", "point"), ("numbers", "to"), ("money", "joiners"),
             ("numbers", "and_half"))  # fmt: skip
FIRST = re.compile(r"[^\W\d_]+|.")
MAX_MORE = 14
"""Of what follows a first word, so much is enough to rule most texts out."""
EDGES = "()[]{}«»„“”‘’'\"¿¡—–.,;:!?…"
CURATED = "+"
"""Marks a sense that stands in a language file, not only in CLDR; with a country behind it, how far it reaches."""
WIDESPREAD = 12
"""A sense that so many languages share needs no list of them."""
NO_TENDER = "XAU XAG XPT XPD XXX XTS XDR XSU XUA XBA XBB XBC XBD XFU XRE XFO"
SKIPPED_CODES = frozenset(NO_TENDER.split())
SPACELESS = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3040", "\u9fff"),
             ("\uac00", "\ud7af"))  # fmt: skip
"""Scripts that put no space between words: their names are found by prefix, so they stand in the core table."""


def tables(languages: Sequence[Locale]) -> Mapping[str, Mapping[str, str]]:
    """Table name to rows (folded word to payload)."""
    core: Rows = defaultdict(lambda: defaultdict(set))
    _add_codes(core)
    _add_signs(core)
    _add_senses(core, "C", cldr_money.symbols())
    _add_senses(core, "S", cldr_money.scales())
    _add_senses(core, "P", cldr_money.scales(before=True))
    _add_words(core, languages)
    known = {name for name, senses in core.items() if any(s[0] == "F" for s in senses)}
    long_names = {}
    prefixed = cldr_money.prefix_names()
    for name, codes in _currency_names(known):
        if _spaceless(name) or name in prefixed:
            _add_senses(core, "C", {name: codes})
        else:
            payload = _payload({f"C{code}": tags for code, tags in codes.items()})
            long_names.update(dict.fromkeys((name, normalize("NFC", name)), payload))
    return {
        "money": {surface: _payload(senses) for surface, senses in core.items()},
        "money_names": long_names,
        "money_habits": {"*": cldr_money.default_language(), **cldr_money.habits(), **cldr_money.countries()},
        "money_families": FAMILIES,
        "money_gate": {"*": _anywhere(languages), **{language.tag: _gate(language) for language in languages}},
        "money_index": _index(core),
    }


def _index(core: Rows) -> dict[str, str]:
    """Where to look in the core table: `h` and `t` by the first and last three characters of a surface, the lengths of
    the surfaces; `m` by a surface's first word, what may follow it in longer ones; `l` by its last word, what stands
    before it in longer ones, `p` in longer marks and scale words; `e` the endings with their languages; `n` the
    numerals of scripts without spaces.
    """
    lengths: dict[str, set[int]] = defaultdict(set)
    more: dict[str, set[str]] = defaultdict(set)
    numerals = {s for s in core if len(s) == 1 and _spaceless(s) and any(sense[0] in "NS" for sense in core[s])}
    out = {"n": "".join(sorted(numerals))}
    for surface, senses in core.items():
        if len(surface) > 2:
            lengths["h" + surface[:3].lower()].add(len(surface))
            lengths["t" + surface[-3:].lower()].add(len(surface))
        word = FIRST.findall(surface.lower())[0]
        if len(word) < len(surface):
            more["m" + word].add(surface.lower()[len(word) :][:MAX_MORE])
        head, blank, last = surface.lower().rpartition(" ")
        if blank:
            more["l" + last].add(head[-MAX_MORE:] + blank)
            if any(sense[0] in "CFMSPD" for sense in senses):
                more["p" + last].add(head[-MAX_MORE:] + blank)
        if "E" in senses:
            out["e" + surface] = ",".join(sorted(tag for tag in senses["E"] if tag[0] != CURATED))
    out.update({k: " ".join(map(str, sorted(v, reverse=True))) for k, v in lengths.items()})
    out.update({k: "|".join(sorted(v)) for k, v in more.items()})
    return out


def _gate(language: Locale) -> str:
    """The first tokens of a language's number words; of what may stand behind them; the last of its currency words."""
    duals = language.groups("numbers", "duals")
    numbers = [w for groups in (number_words(language), duals) for ws in groups.values() for w in ws]
    numbers += language.words("numbers", "half")
    followers = [w for section, name in GROUPS for ws in language.groups(section, name).values() for w in ws]
    followers += [w for section, name in FOLLOWING for w in language.words(section, name)]
    followers += [w.partition(" ")[2] for w in numbers if " " in w]
    marks = [w for section, name in MARKS for ws in language.groups(section, name).values() for w in ws]
    tokens = ({key(w).split()[0] for w in words} for words in (numbers, followers + numbers))
    ends = {_last(w) for w in marks} - {""}
    elided = {key(w) for w in language.words("money", "joiners") if w.endswith(("'", "’"))}
    ends |= {joiner + end for joiner in elided for end in ends if end[0] in "aeiouyh"}
    return "\t".join(" ".join(sorted(words)) for words in (*tokens, ends))


def _anywhere(languages: Sequence[Locale]) -> str:
    """Marks that stand in texts of every language: codes, signs, and the words of the language that CLDR assumes."""
    from babel import Locale as BabelLocale

    codes = map(str, BabelLocale.parse("en").currencies)
    usual = next((_gate(one).split("\t")[2] for one in languages if one.tag == cldr_money.default_language()), "")
    return "\t\t" + " ".join(sorted({*codes, *SIGNS, *PLAIN_SIGNS, *usual.split()} - SKIPPED_CODES))


def _last(word: str) -> str:
    """The last word of a surface without the signs at its edges, as the gate sees the words of a text."""
    return key(word).replace("-", " ").split()[-1].rsplit("'", 1)[-1].strip(EDGES)


def _payload(senses: Mapping[str, set[str]]) -> str:
    parts: list[str] = []
    for sense, tags in sorted(senses.items(), key=lambda item: (-_weight(item[1]), item[0])):
        spoken = sorted(tag for tag in tags if tag[0] != CURATED)
        rivals = any(part[0] == sense[0] for part in parts)
        everywhere = "*" in tags or (len(spoken) > WIDESPREAD and not rivals)
        parts.append(sense if everywhere else f"{sense}@{','.join(spoken)}")
    return ";".join(parts)


def _weight(tags: set[str]) -> int:
    """Which sense is likelier: one of every language, CLDR's default language, a language file, more locales."""
    usual = cldr_money.default_language()
    return 10_000 * ("*" in tags) + 3000 * (usual in tags) + 1000 * (CURATED in tags) + len(tags)


def _add_senses(core: Rows, letter: str, senses: Senses) -> None:
    for surface, values in senses.items():
        for value, tags in values.items():
            for form in {surface, normalize("NFC", surface)}:
                core[form][letter + value] |= tags


def _add_codes(core: Rows) -> None:
    from babel import Locale as BabelLocale

    for code in map(str, BabelLocale.parse("en").currencies):
        if code not in SKIPPED_CODES:
            core[code][f"C{code}"].add("*")


def _add_signs(core: Rows) -> None:
    for sign, families in SIGNS.items():
        for family in families:
            core[sign][f"F{family}"].add("*")
    for sign, code in PLAIN_SIGNS.items():
        core[sign][("M" if "/" in code else "C") + code].add("*")


def _add_words(core: Rows, languages: Sequence[Locale]) -> None:
    for language in languages:
        reach = {f"{CURATED}{country}" for country in language.countries}
        for (section, name), letter in CUES.items():
            for word in language.words(section, name):
                core[key(word)][letter].add(language.tag)
        for (section, name), letter in GROUPS.items():
            groups = number_words(language) if name == "words" else language.groups(section, name)
            for value, words in groups.items():
                for word in words:
                    core[_surface(word)][letter + value] |= {language.tag, CURATED, *reach}


def _surface(word: str) -> str:
    """Codes and signs in capitals keep their case ("R$", "TL", "RM"); words are folded."""
    letters = [c for c in word if c.isalpha()]
    keeps = word.isascii() and len(word) <= 4 and any(c.isupper() for c in letters) and not word.istitle()
    return word if keeps else key(word)


def _currency_names(known: set[str]) -> Iterator[tuple[str, dict[str, set[str]]]]:
    """CLDR's names without those that carry years, and without bare family words ("peso" is no single currency)."""
    for name, codes in cldr_money.names().items():
        kept = {code: tags for code, tags in codes.items() if code not in SKIPPED_CODES}
        if kept and name not in known and len(name) > 1 and not any(c.isdigit() for c in name):
            yield name, kept


def _spaceless(name: str) -> bool:
    return any(low <= name[0] <= high for low, high in SPACELESS)
