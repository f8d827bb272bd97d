"""Amounts: worked cases in many languages, what is no money, and properties against Babel as an independent oracle."""

from __future__ import annotations

from decimal import Decimal
from unittest.mock import patch

import pytest
from babel.core import get_global
from babel.numbers import format_compact_decimal, format_currency
from hypothesis import given
from hypothesis import strategies as st

from normalize import find_money, parse_money
from normalize.hints import Hints
from normalize.money.amount import total
from normalize.money.find import find_in
from normalize.money.plain import Reader
from normalize.text.digits import scan_digits
from tests.strategies import any_text, money_text, plain_money

FOUND = [
    # text, language, country, [(amount, other end, currency)]
    ("The deal is worth $1.6 billion.", "en", None, [("1600000000", None, "USD")]),
    ("A US$1-billion plant", "en", None, [("1000000000", None, "USD")]),
    ("a $77million budget", "en", None, [("77000000", None, "USD")]),
    ("between 5 and 7 million euros", "en", None, [("5000000", "7000000", "EUR")]),
    ("rooms for US$95–109 a night", "en", None, [("95", "109", "USD")]),
    ("it rose from $5 to $7", "en", None, [("5", None, "USD"), ("7", None, "USD")]),
    ("a fare of £2.50 or 80p", "en", "GB", [("2.50", None, "GBP"), ("0.8", None, "GBP")]),
    ("two hundred and fifty thousand dollars", "en", None, [("250000", None, "USD")]),
    ("2 crore 50 lakh rupees", "en", "IN", [("25000000", None, "INR")]),
    ("Kosten von 3,5 Mrd. Euro", "de", None, [("3500000000", None, "EUR")]),
    ("zwei Millionen Euro", "de", None, [("2000000", None, "EUR")]),
    ("nur 4.500,- Euro", "de", None, [("4500", None, "EUR")]),
    ("1’049.95 Fr. im Monat", "de", "CH", [("1049.95", None, "CHF")]),
    ("1,5 milliard d'euros", "fr", None, [("1500000000", None, "EUR")]),
    ("unos 200.000 millones de dólares", "es", None, [("200000000000", None, "USD")]),
    ("R$ 3,5 bi", "pt", "BR", [("3500000000", None, "BRL")]),
    ("от 700 до 900 рублей", "ru", None, [("700", "900", "RUB")]),
    ("1,2 млрд гривень", "uk", None, [("1200000000", None, "UAH")]),
    ("12 tys. zł", "pl", None, [("12000", None, "PLN")]),
    ("2,5 mil. Kč", "cs", None, [("2500000", None, "CZK")]),
    ("1 500 kr", "sv", None, [("1500", None, "SEK")]),
    ("3,1 miljardia euroa", "fi", None, [("3100000000", None, "EUR")]),
    ("500 bin TL'ye", "tr", None, [("500000", None, "TRY")]),
    ("ארבעה מיליון שקלים", "he", None, [("4000000", None, "ILS")]),
    ("150 ש״ח", "he", None, [("150", None, "ILS")]),
    ("مليوني دولار", "ar", None, [("2000000", None, "USD")]),
    ("٢٥ مليون ليرة", "ar", "LB", [("25000000", None, "LBP")]),
    ("約1億2000万円", "ja", None, [("120000000", None, "JPY")]),
    ("二百五十万元", "zh", "CN", [("2500000", None, "CNY")]),
    ("3조5천억원을", "ko", None, [("3500000000000", None, "KRW")]),
    ("5 करोड़ रुपये", "hi", None, [("50000000", None, "INR")]),
    ("Rp2,5 juta", "id", None, [("2500000", None, "IDR")]),
    ("7 tỷ đồng", "vi", None, [("7000000000", None, "VND")]),
    ("dola bilioni 37", "sw", None, [("37000000000", None, "USD")]),
    ("5 ล้านบาท", "th", None, [("5000000", None, "THB")]),
    ("two and a half billion euros", "en", None, [("2500000000", None, "EUR")]),
    ("about €1/2 million of it", "en", None, [("500000", None, "EUR")]),
    ("מיליון שקל", "he", None, [("1000000", None, "ILS")]),
    ("مئة ألف دولار", "ar", None, [("100000", None, "USD")]),
    ("миллиард рублей", "ru", None, [("1000000000", None, "RUB")]),
    ("minus 5 Euro", "de", None, [("-5", None, "EUR")]),
    ("plus or minus $5", "en", None, [("5", None, "USD")]),
    ("10,000 won", "en", None, [("10000", None, "KRW")]),
    ("5 Canadian cents", "en", None, [("0.05", None, "CAD")]),
    ("the mine is sold for R2.1bn", "en", None, [("2100000000", None, "ZAR")]),
    ("en vinst på 3,2 Mkr", "sv", None, [("3200000", None, "SEK")]),
    ("1,5 mdkr, 20 mnkr", "sv", None, [("1500000000", None, "SEK"), ("20000000", None, "SEK")]),
    ("costă 3 mlei", "ro", None, [("3000000", None, "RON")]),
    ("4 bin 250 lira", "tr", None, [("4250", None, "TRY")]),
    ("15 bin 2 lira", "tr", None, [("15002", None, "TRY")]),
    ("۲۵ میلیون و ۳۰۰ هزار ریال", "fa", "IR", [("25300000", None, "IRR")]),
    ("נזק של 3 מיליון ו-200 אלף שקל", "he", None, [("3200000", None, "ILS")]),
    ("نحو مليوني دولار، أو ألفي درهم؛", "ar", "AE", [("2000000", None, "USD"), ("2000", None, "AED")]),
    ("50 ألفا و200 درهم", "ar", "AE", [("50200", None, "AED")]),
    ("۵۰ هزار و ۲۰۰ ریال", "fa", "IR", [("50200", None, "IRR")]),
    ("2 Millionen 300.000 Euro", "de", None, [("2300000", None, "EUR")]),
    ("50 thousand and 200 dollars", "en", None, [("50200", None, "USD")]),
    ("of the 2 million, 300 euros", "en", None, [("300", None, "EUR")]),
    ("a town of 2 million 300 dollars poorer", "en", None, [("300", None, "USD")]),
    ("dolar 4,05 zł, euro 4,30 zł", "pl", None, [("4.05", None, "PLN"), ("4.30", None, "PLN")]),
    ("dolar 15,68 TL'ye çıktı", "tr", None, [("15.68", None, "TRY")]),
    ("euro 500, dollari 300", "it", None, [("500", None, "EUR"), ("300", None, "USD")]),
    ("five dollars' worth (ten euros), “twenty yen”", "en", None,
     [("5", None, "USD"), ("10", None, "EUR"), ("20", None, "JPY")]),
    ("at this point five million dollars", "en", None, [("5000000", None, "USD")]),
    ("at one point, five million dollars", "en", None, [("5000000", None, "USD")]),
    ("ten-dollar tickets", "en", None, [("10", None, "USD")]),
    ("plus d’un million d’euros.", "fr", None, [("1000000", None, "EUR")]),
    ("п'ять мільйонів гривень", "uk", None, [("5000000", None, "UAH")]),
    ("DEUX MILLIONS D'EUROS", "fr", None, [("2000000", None, "EUR")]),
    ("a tax of £45m, or 10p in the pound", "en", None, [("45000000", None, "GBP"), ("0.1", None, "GBP")]),
]


@pytest.mark.parametrize(("text", "language", "country", "want"), FOUND, ids=[row[0] for row in FOUND])
def test_found(text: str, language: str, country: str | None, want: list[tuple[str, str | None, str]]) -> None:
    found = find_money(text, language=language, country=country)
    high = [None if m.amount_max is None else m.amount_max for m in found]
    got = [(m.amount, h, m.currency) for m, h in zip(found, high, strict=True)]
    assert got == [(Decimal(a), None if b is None else Decimal(b), c) for a, b, c in want]


UNHINTED = [
    ("a $5-a-day habit", [("5", None, "USD")]),
    ("de 10 a 15 millones de euros", [("10000000", "15000000", "EUR")]),
    ("Rp5.000.000", [("5000000", None, "IDR")]),
    ("Rp 5 juta", [("5000000", None, "IDR")]),
    ("5 mia. kr.", [("5000000000", None, "DKK")]),
    ("a billion dollars", [("1000000000", None, "USD")]),
    ("190 tisíc korun", [("190000", None, "CZK")]),
    ("Rs 5 crore", [("50000000", None, "INR")]),
    ("خمسة ملايين جنيه", [("5000000", None, "EGP")]),
    ("R50 million", [("50000000", None, "ZAR")]),
    ("45 млн L", [("45000000", None, "MDL")]),
    ("12 mil €", [("12000", None, "EUR")]),
    ("50 cents", [("0.5", None, None)]),
    ("3,2 mM JP¥", [("3200000000", None, "JPY")]),
]


@pytest.mark.parametrize(("text", "want"), UNHINTED, ids=[row[0] for row in UNHINTED])
def test_the_words_tell_the_language(text: str, want: list[tuple[str, str | None, str | None]]) -> None:
    got = [(m.amount, m.amount_max, m.currency) for m in find_money(text)]
    assert got == [(Decimal(a), None if b is None else Decimal(b), c) for a, b, c in want]


NOTHING = [
    ("In 2012 he won 3 medals", "en", "US"),
    ("she lost 20 pounds over the winter", "en", "US"),
    ("a 50 pound sack of flour", "en", "GB"),
    ("Euro 2012 and the Euro 6 norm", "en", None),
    ("millions of dollars were spent", "en", None),
    ("chapter 12, page 345", "en", None),
    ("a 64-year-old man, 175 cm, 80 kg", "en", None),
    ("version 1.2.3, build 20240102", "en", None),
    ("up 25% on 2019", "en", None),
    ("02.26.12, 18:56", "he", "IL"),
    ("Voyager 2 and A380", "en", None),
    ("1e999 and 1_000", "en", None),
    ("20 yeni elektrikli otobüs", "tr", None),
    ("won 20 medals", "en", None),
    ("3 won, 2 lost", "en", None),
    ("26 real problems", "en", None),
    ("5 marks and 10 crowns", "en", None),
    ("the road R50 was closed", None, None),
    ("at 5:34\u202fPM and 222mL", None, None),
    ("in 1998 dollars", "en", None),
    ("a 1080p screen", "en", "GB"),
    ("R2-D2, a Renault R5, the R4 class", "en", None),
    ("the M25, the A5 and the R1 zone", "en", None),
    ("25 tkr, 3 mil, 5 m kropp", "sv", None),
    ("one of five who won, all of two", "en", None),
]


@pytest.mark.parametrize(("text", "language", "country"), NOTHING, ids=[row[0] for row in NOTHING])
def test_no_money(text: str, language: str | None, country: str | None) -> None:
    assert find_money(text, language=language, country=country) == []


LADDER = [
    ("$30", "en", "AU", "AUD"), ("$30", "en", None, "USD"), ("US$30", "en", "AU", "USD"), ("$30", "es", "MX", "MXN"),
    ("NZD $30", "en", "AU", "NZD"), ("30 kr", "da", None, "DKK"), ("30 kr", "sv", None, "SEK"),
    ("£5", "en", None, "GBP"),
    ("5 pounds", "en", "EG", "EGP"), ("30 kronor", "sv", None, "SEK"), ("Rs 20", "en", "PK", "PKR"),
    ("kr 30", None, None, None),
    ("DEM 20", "de", None, "DEM"), ("40 Canadian dollars", "en", "US", "CAD"), ("¥500", "zh", "CN", "CNY"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "country", "want"), LADDER)
def test_which_currency(text: str, language: str | None, country: str | None, want: str | None) -> None:
    found = parse_money(text, language=language, country=country)
    assert found is not None
    assert found.currency == want
    assert want not in found.alternatives


def test_the_article_says_which_dollar() -> None:
    first, second = find_money("They got 40 Canadian dollars. Later they paid $12 more.", language="en")
    assert (first.currency, second.currency) == ("CAD", "CAD")
    assert "USD" in second.alternatives
    assert "mention" in second.evidence
    assert [m.currency for m in find_in("a $12 fee", Hints(("en",)), mentions=("SGD",))] == ["SGD"]


def test_a_conversion_beside_an_amount_is_another_currency() -> None:
    assert [m.currency for m in find_money("HK$80 ($10)", language="en")] == ["HKD", "USD"]


SEPARATORS = [
    ("€1.234", "de", "1234"), ("€1,234", "de", "1.234"), ("€1,234", "en", "1234"), ("€1.234", "en", "1.234"),
    ("¥1,234", "de", "1234"), ("€1.234,5", "en", "1234.5"), ("€1,23,456", "en", "123456"), ("€0.500", "de", "0.500"),
    ("$3.600 millones", "es-MX", "3600000000"), ("$3.65 millones", "es-MX", "3650000"),
    ("$1.500 million", "en", "1500000"),
    ("€12.34", "de", "12.34"), ("1 234,50 €", None, "1234.50"), ("€1'234.50", None, "1234.50"), ("€2½", "en", "2.5"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "want"), SEPARATORS)
def test_separators(text: str, language: str | None, want: str) -> None:
    found = parse_money(text, language=language)
    assert found is not None
    assert found.amount == Decimal(want)


def test_a_sibling_proves_the_decimal_sign() -> None:
    first, _ = find_money("It was €1,234 million, then €15,7 million", language="en")
    assert first.amount == Decimal("1234000")
    assert "sibling:," in first.evidence


NO_SIBLINGS = [
    ("Um 12.55 Uhr war klar: höchstens aber 21.000 Euro.", "de", "21000"),
    ("Am 8.10. fehlten 21.000 Euro, um 9.45 Uhr lagen sie da.", "de", "21000"),
    ("Nach Version 4.5 kostet das Programm 12.500 Euro.", "de", "12500"),
    ("Um 12.55 Uhr lagen da 21.500 Euro.", None, "21500"),
    ("At 14,30 the clerk paid 1,500 dollars.", "en", "1500"),
    ("El tren de las 12.40 cuesta 1.250 euros más.", "es", "1250"),
]


@pytest.mark.parametrize(("text", "language", "want"), NO_SIBLINGS)
def test_clocks_and_versions_prove_no_decimal_sign(text: str, language: str | None, want: str) -> None:
    assert [money.amount for money in find_money(text, language=language)] == [Decimal(want)]


def test_amounts_prove_a_sign_against_the_language() -> None:
    first, _ = find_money("Der Kurs stieg von $21.125 auf $22.5 am Abend.", language="de")
    assert (first.amount, first.evidence[-1]) == (Decimal("21.125"), "sibling:.")


@pytest.mark.parametrize(
    ("text", "language", "want"),
    [
        ("um 12.55 Uhr: höchstens 21.500 Euro", "de", "21500"),
        ("am 08.09.2023 noch 21.525 Euro", "de", "21525"),
        ("Version 4.12 kostet 1.525 Euro", "de", "1525"),
        ("a 3,5 scale, from 12,55 on: 1,525 dollars", "en", "1525"),
        ("at 9,45 it was 1,500 dollars", "en", "1500"),
        ("12.55 Euro und 21.000 Euro", "de", "21000"),
    ],
)
def test_only_a_sure_number_proves_the_decimal_sign(text: str, language: str, want: str) -> None:
    assert Decimal(want) in [money.amount for money in find_money(text, language=language)]


def test_a_bare_sign_names_the_pesos_of_the_language_first() -> None:
    found = find_money("cuesta $ 1.500", language="es")[0]
    assert {"ARS", "CLP", "COP", "MXN"} <= set(found.alternatives[:7])
    assert find_money("cuesta $ 1.500", language="es", country="CL")[0].currency == "CLP"


def test_approximate_and_bounds() -> None:
    about, over = find_money("about $5 and more than $7", language="en")
    assert about.approximate
    assert not over.approximate
    assert "bound:min" in over.evidence


@pytest.mark.parametrize(
    ("text", "language", "want"),
    [
        ("A 720p video costs £20", "en", ["20"]), ("shares at 715p, up from £6", "en", ["7.15", "6"]),
        ("선원 5명이 구조됐다", "ko", []), ("벌금 5만원, 직원 30명", "ko", ["50000"]),
    ],
)  # fmt: skip
def test_what_looks_like_a_mark(text: str, language: str, want: list[str]) -> None:
    assert [money.amount for money in find_money(text, language=language)] == list(map(Decimal, want))


def test_a_lone_minor_unit() -> None:
    found = parse_money("3p")
    assert found is not None
    assert (found.amount, found.currency) == (Decimal("0.03"), "GBP")
    assert find_money("see 3p") == []


BARE = [("61,00", "61.00"), ("48.125", "48125"), ("Preis 31", "31"), ("$ 7. 25", "7.25")]


@pytest.mark.parametrize(("text", "want"), BARE)
def test_a_bare_price(text: str, want: str) -> None:
    found = parse_money(text)
    assert found is not None
    assert found.amount == Decimal(want)


NO_AMOUNT = ["", "NaN", "inf", "1e999", "1_000", "50% OFF", "March, 2011", "9" * 100_000, "$" * 5000]


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_no_amount(text: str) -> None:
    assert parse_money(text) is None


def test_scales_are_exact() -> None:
    assert str(total([("1", "6", [9])])) == "1600000000"
    assert str(total([("7", "", [8]), ("3000", "", [4])])) == "730000000"


# ---------------------------------------------------------------- Babel as the oracle
LOCALES = [
    "en", "en_AU", "en_IN", "de", "de_CH", "fr", "fr_CA", "es", "es_MX", "pt", "pt_PT", "it", "nl", "sv", "da",
    "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "hr", "sl", "sr", "ru", "uk", "el", "tr", "he", "ar", "fa", "hi",
    "bn", "ta", "th", "vi", "id", "ms", "fil", "zh", "zh_Hant", "ja", "ko", "ka", "kk", "lt", "lv", "et", "ca", "sw",
    "zu", "am", "is",
]  # fmt: skip
CODES = ["USD", "EUR", "GBP", "JPY", "CNY", "INR", "BRL", "KRW", "CHF", "SEK", "PLN", "CZK", "ILS", "RUB", "KWD", "VND"]
NATIVE = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"]


@given(
    st.sampled_from(LOCALES), st.sampled_from(CODES), st.integers(-10**9, 10**9), st.sampled_from(["symbol", "name"]),
    st.sampled_from([None, *NATIVE]),
)  # fmt: skip
def test_babel_formats_are_read_back(locale: str, code: str, cents: int, style: str, native: str | None) -> None:
    value = Decimal(cents) / 100
    kind = "name" if style == "name" else "standard"
    text = format_currency(value, code, locale=locale, format_type=kind)
    if native is not None:
        text = text.translate({ord("0") + n: digit for n, digit in enumerate(native)})
    digits = get_global("currency_fractions").get(code, get_global("currency_fractions")["DEFAULT"])[0]
    found = parse_money(text, language=locale.replace("_", "-"))
    assert found is not None, text
    assert abs(found.amount - value) <= Decimal(5) / 10 ** (digits + 1), text
    assert found.currency == code or code in found.alternatives, text


COMPACT = ["en", "de", "fr", "es", "ru", "pl", "it", "sv", "ko", "he"]


@given(st.sampled_from(COMPACT), st.integers(2, 999), st.integers(3, 11))
def test_babel_compact_forms_are_read_back(locale: str, head: int, power: int) -> None:
    value = head * 10**power
    style = "short" if locale == "ko" else "long"
    text = format_compact_decimal(value, format_type=style, locale=locale, fraction_digits=3)
    found = parse_money(f"{text} EUR", language=locale)
    assert found is not None, text
    assert abs(found.amount - value) <= value / Decimal(1000), text


@given(any_text | money_text)
def test_never_raises_and_spans_hold(text: str) -> None:
    for found in find_money(text):
        assert text[found.start : found.end] == found.text
        assert found.amount.is_finite()
        assert found.amount_max is None or found.amount_max > found.amount
    parse_money(text)


@given(st.lists(st.sampled_from(["$5", "7,50 €", "US$3 million", "1 200 kr", "nothing here"]), max_size=6))
def test_splitting_into_sentences_changes_nothing(parts: list[str]) -> None:
    whole = [m.text for m in find_money(";\n".join(parts), language="en")]
    assert whole == [m.text for part in parts for m in find_money(part, language="en")]


@given(st.lists(st.integers(0, 10**7), max_size=12))
def test_digits_alone_are_no_money(numbers: list[int]) -> None:
    assert find_money(" / ".join(map(str, numbers)), language="en") == []


@given(any_text | money_text | plain_money, st.sampled_from([None, "en", "de", "fr", "es", "sv", "ru", "he", "ja"]))
def test_the_short_way_decides_as_the_long_way(text: str, language: str | None) -> None:
    found, parsed = find_money(text, language=language), parse_money(text, language=language)
    with patch.object(Reader, "read", lambda *_: None):
        assert found == find_money(text, language=language)
        assert parsed == parse_money(text, language=language)


def test_pesos_beside_another_dollar() -> None:
    text = "Cuesta $23.50 y 3 mil 500 millones de pesos, o US$71.30"
    first, _, third = find_money(text, language="es")
    assert (first.currency, third.currency) == (None, "USD")
    assert "MXN" in first.alternatives
    assert find_money(text, language="es", country="MX")[0].currency == "MXN"


def test_a_reason_is_given_once() -> None:
    found = parse_money("kr 30", language="nb", country="NO")
    assert found is not None
    assert len(set(found.evidence)) == len(found.evidence)


def test_a_shared_scan_gives_the_same() -> None:
    text = "From $5 to 7 €, and 12 more"
    assert find_in(text, Hints(), runs=scan_digits(text)) == find_in(text, Hints())
