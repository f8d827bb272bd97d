"""Amounts of several numbers, numbers between two marks, and what proves the decimal sign of a text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize import find_money


def _amounts(text: str, language: str | None) -> list[tuple[str, str | None]]:
    return [(str(money.amount), money.currency) for money in find_money(text, language=language)]


NOT_SIBLINGS = [
    ("Um 12.55 Uhr stand fest: Die Rechnung beträgt 21.000 Euro.", "de", "21000"),
    ("Seit dem 08.09. gilt Version 2.1, für 21.500 Euro.", "de", "21500"),
    ("Kapitel 3.2: Das Haus kostete 145.250 Euro.", "de", "145250"),
    ("Kello 14.30 alkava huutokauppa tuotti 12.500 euroa, sanoi johtaja.", "nl", "12500"),
    ("Er quoted « 3,5 fois » and paid £1,500.", "en", "1500"),
    ("They won 6,4 in the tie-break and shared $2,300.", "en", "2300"),
    ("Alle 20.45 la cena: 18.500 euro raccolti.", "it", "18500"),
]


@pytest.mark.parametrize(("text", "language", "want"), NOT_SIBLINGS)
def test_clocks_scores_and_versions_prove_no_sign(text: str, language: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]


SIBLINGS = [
    ("It was €1,234 million, then €15,7 million.", "en", "1234000"),
    ("Von 1.234,50 Mark blieben €1.234 Mio.", "en", "1234000000"),
    ("Up 3.5%, to €1,234 in all.", None, "1234"),
    ("Plus 3,5%, also €1,234 je Liter.", None, "1.234"),
]


@pytest.mark.parametrize(("text", "language", "want"), SIBLINGS)
def test_amounts_shares_and_numbers_of_two_signs_prove_it(text: str, language: str | None, want: str) -> None:
    found = find_money(text, language=language)
    assert any(money.amount == Decimal(want) or money.amount == Decimal(want) * 10**6 for money in found)


COMPOSED = [
    ("Fiyatı 4 bin 250 lira oldu.", "tr", "4250"),
    ("İkramiye 1 milyon 200 bin liraya çıktı.", "tr", "1200000"),
    ("قیمت به ۵۰ هزار و ۲۰۰ تومان رسید.", "fa", "50200"),
    ("قیمت به 50 هزار و 200 تومان رسید.", "fa", "50200"),
    ("بلغ السعر 50 ألفا و200 دينار.", "ar", "50200"),
    ("بلغ السعر 2 مليون و300 ألف دولار.", "ar", "2300000"),
    ("They paid 2 million and 300 thousand dollars.", "en", "2300000"),
    ("They paid 2 million 300 thousand dollars.", "en", "2300000"),
    ("Costó 3 millones y 200 mil dólares.", "es", "3200000"),
    ("Costó 2 millones 300.000 euros.", "es", "2300000"),
    ("Es kostet 2 Millionen 300.000 Euro.", "de", "2300000"),
    ("Il a payé 2 millions 300 000 euros.", "fr", "2300000"),
    ("Ha pagato 1 milione e 200 mila euro.", "it", "1200000"),
    ("Custou 5 mil e 200 reais.", "pt", "5200"),
    ("Штраф 2 млн 350 тыс. 500 рублей.", "ru", "2350500"),
    ("Выделили 1 млрд 200 млн гривень.", "uk", "1200000000"),
    ("Qiymət 4 min 250 manat oldu.", "az", "4250"),
    ("המחיר 2 מיליון ו-300 אלף שקל.", "he", "2300000"),
    ("सरकार ने 2 लाख 50 हज़ार रुपये दिए।", "hi", "250000"),
    ("가격은 7천 5백만 달러", "ko", "75000000"),
]


@pytest.mark.parametrize(("text", "language", "want"), COMPOSED)
def test_numbers_with_falling_scales_are_one_amount(text: str, language: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]


APART = [
    ("Of the 5 million, 300 dollars went missing.", "en", ["300"]),
    ("5 million people and 300 dollars", "en", ["300"]),
    ("2 million and 300 dollars", "en", ["300"]),
    ("it sold 2 thousand and 500 thousand dollars came in", "en", ["500000"]),
    ("2.5 million 300 dollars", "en", ["300"]),
    ("$2 million 300 dollars", "en", ["2000000", "300"]),
    ("Toplantıya 4 bin kişi katıldı, bilet 250 lira.", "tr", ["250"]),
    ("4 bin 2500 lira", "tr", ["2500"]),
    ("4 bin ve 20 kuruş", "tr", ["0.2"]),
]


@pytest.mark.parametrize(("text", "language", "want"), APART)
def test_numbers_that_do_not_fit_stay_apart(text: str, language: str, want: list[str]) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == want


BETWEEN = [
    ("Rapora göre dolar 15,68 TL'ye yükseldi.", "tr", [("15.68", "TRY")]),
    ("Сегодня доллар 92,5 рубля, евро 100 рублей.", "ru", [("92.5", "RUB"), ("100", "RUB")]),
    ("On Monday the euro 1.08 dollars.", "en", [("1.08", "USD")]),
    ("a dollar 150 yen", "en", [("150", "JPY")]),
    ("1 dollar 15.68 lira", "en", [("1", "USD"), ("15.68", "TRY")]),
    ("dola bilioni 37", "sw", [("37000000000", "USD")]),
    ("US$ 500 dollars", "en", [("500", "USD")]),
    ("EUR 500 and yen 300 million", "en", [("500", "EUR"), ("300000000", "JPY")]),
]


@pytest.mark.parametrize(("text", "language", "want"), BETWEEN)
def test_a_word_before_a_number_yields_to_the_mark_behind_it(
    text: str, language: str, want: list[tuple[str, str]]
) -> None:
    assert _amounts(text, language) == want


COMMON_WORDS = ["He won 6.4 in the vote", "She won 2.5 million votes", "they won 1,200 seats and marks 3.5 of 10"]


@pytest.mark.parametrize("text", COMMON_WORDS)
def test_a_common_word_before_a_number_is_no_mark(text: str) -> None:
    assert find_money(text, language="en") == []
    assert find_money(text) == []


SPOKEN = [
    ("It cost two point five million dollars.", "en", "2500000"),
    ("It cost two point two five million dollars.", "en", "2250000"),
    ("zero point five billion euros", "en", "500000000"),
    ("Es kostet zwei Komma fünf Millionen Euro.", "de", "2500000"),
    ("Un contrat de deux virgule cinq millions d'euros.", "fr", "2500000"),
    ("deux virgule vingt-cinq millions d'euros", "fr", "2250000"),
    ("Un contrato de dos coma cinco millones de euros.", "es", "2500000"),
    ("Un contratto da due virgola cinque milioni di euro.", "it", "2500000"),
    ("Een contract van twee komma vijf miljoen euro.", "nl", "2500000"),
    ("Um contrato de dois vírgula cinco milhões de euros.", "pt", "2500000"),
    ("två komma fem miljoner kronor", "sv", "2500000"),
    ("kaksi pilkku viisi miljoonaa euroa", "fi", "2500000"),
    ("dwa przecinek pięć miliona złotych", "pl", "2500000"),
]


@pytest.mark.parametrize(("text", "language", "want"), SPOKEN)
def test_spoken_decimals(text: str, language: str, want: str) -> None:
    assert [money.amount for money in find_money(text, language=language)] == [Decimal(want)]


NO_DECIMAL = [
    ("He has a point one hundred dollars cannot buy.", "en", ["100"]),
    ("At that point five million dollars was gone.", "en", ["5000000"]),
    ("Drei Autos, Komma, fünf Millionen Euro.", "de", ["5000000"]),
    ("They made the point: two dollars.", "en", ["2"]),
]


@pytest.mark.parametrize(("text", "language", "want"), NO_DECIMAL)
def test_a_word_for_the_sign_alone_is_none(text: str, language: str, want: list[str]) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == want


THOUSANDS = [
    ("250 TEUR", "de", "250000"),
    ("5 T€", "de", "5000"),
    ("12 mkr", "sv", "12000000"),
    ("5 MEUR", "de", "5000000"),
]


@pytest.mark.parametrize(("text", "language", "want"), THOUSANDS)
def test_scales_glued_to_a_code(text: str, language: str, want: str) -> None:
    assert [money.amount for money in find_money(text, language=language)] == [Decimal(want)]


TWICE = [("30.000 kr", "da"), ("$1,234", "en"), ("between $1,500 and $2,500", "en")]


@pytest.mark.parametrize(("text", "language"), TWICE)
def test_a_habit_is_named_once(text: str, language: str) -> None:
    evidence = find_money(text, language=language)[0].evidence
    assert f"habit:language:{language}" in evidence
    assert len(set(evidence)) == len(evidence)


STOPS = [
    ("O governo vai investir R$ 300 mil.", "pt", "300000"),
    ("Pagaron $200 mil. Luego nada.", "es", "200000"),
    ("Rozpočet je 300 mil. Kč", "cs", "300000000"),
    ("Es sind 300 Mio. Euro", "de", "300000000"),
    ("It is $300 mil. in all", "en", "300000000"),
]


@pytest.mark.parametrize(("text", "language", "want"), STOPS)
def test_a_stop_that_ends_the_sentence_makes_no_abbreviation(text: str, language: str, want: str) -> None:
    assert [money.amount for money in find_money(text, language=language)] == [Decimal(want)]


GROWING = [
    ("Una multa da 500 a 1.000 euro", "it", [("500", "1000")]),
    ("between 500 and 1,500 euros", "en", [("500", "1500")]),
    ("$800-1,200", "en", [("800", "1200")]),
    ("800 bis 1.200 Euro", "de", [("800", "1200")]),
    ("fell from 1,500 to 800 euros", "en", [("800", None)]),
    ("1.25 a 1.015 euros", "es", [("1015", None)]),
    ("$1,200-800", "en", [("1200", None)]),
    ("de 1.500 à 2.000 euros", "es", [("2000", None)]),
]


@pytest.mark.parametrize(("text", "language", "want"), GROWING)
def test_a_range_grows_by_what_its_signs_group(text: str, language: str, want: list[tuple[str, str | None]]) -> None:
    found = find_money(text, language=language)
    assert [(str(m.amount), None if m.amount_max is None else str(m.amount_max)) for m in found] == want


NO_SCALES = [
    ("He paid with a $100 bill.", "en", "100"),
    ("He paid with a $100 bill.", None, "100"),
    ("Found: a 100 dollar bill in a boot.", "en", "100"),
    ("The senate passed a $2.3 trillion bill.", "en", "2300000000000"),
    ("The senate passed a $2.3 trillion bill.", None, "2300000000000"),
    ("Signed: a €50 T-shirt.", "en", "50"),
    ("Signed: a €50 T-shirt.", None, "50"),
    ("From $50 B-class rooms to suites.", "en", "50"),
]
SCALES = [
    ("Løftet koster 5 bill. kroner.", "nb", "5000000000000"),
    ("Up by $5 thousand million.", "en", "5000000000"),
    ("Rs 5 lakh crore set aside.", "en", "5000000000000"),
    ("£3bn-a-year savings", "en", "3000000000"),
    ("a $30 tr package", "en", "30000000000000"),
    ("3 nghìn tỷ đồng", "vi", "3000000000000"),
]


@pytest.mark.parametrize(("text", "language", "want"), NO_SCALES + SCALES)
def test_a_scale_is_neither_a_common_word_nor_part_of_a_name(text: str, language: str | None, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]


CHANGES = [
    ("Oil fell $2.10 to $78.45 a barrel.", "en", ["2.10", "78.45"]),
    ("Copper was up 3 dollars to 45 dollars.", "en", ["3", "45"]),
    ("A change of 2 dollars to 178 dollars.", "en", ["2", "178"]),
    ("El cobre cayó 2 dólares a 18 dólares.", "es", ["2", "18"]),
    ("Le cuivre perd 2 dollars à 18 dollars.", "fr", ["2", "18"]),
    ("Медь подешевела на 2 доллара до 18 долларов.", "ru", ["2", "18"]),
]
STILL_RANGES = [
    ("It will cost $5 to $45.", "en", "5", "45"),
    ("Prices range from $5 to $45.", "en", "5", "45"),
    ("Das kostet 5 Euro bis 7 Euro.", "de", "5", "7"),
    ("de 2 à 18 dollars", "fr", "2", "18"),
]


@pytest.mark.parametrize(("text", "language", "want"), CHANGES)
def test_a_change_and_what_it_led_to_are_two_amounts(text: str, language: str, want: list[str]) -> None:
    found = find_money(text, language=language)
    assert [(str(money.amount), money.amount_max) for money in found] == [(amount, None) for amount in want]


@pytest.mark.parametrize(("text", "language", "low", "high"), STILL_RANGES)
def test_a_range_stays_one(text: str, language: str, low: str, high: str) -> None:
    found = find_money(text, language=language)
    assert [(str(money.amount), str(money.amount_max)) for money in found] == [(low, high)]


PARTS = [
    ("a quarter of a million pounds", "en", "250000"),
    ("three quarters of a billion dollars", "en", "750000000"),
    ("half of a million euros", "en", "500000"),
    ("un quart de million d'euros", "fr", "250000"),
    ("четверть миллиона рублей", "ru", "250000"),
    ("רבע מיליון שקל", "he", "250000"),
    ("ربع مليون دولار", "ar", "250000"),
    ("for $.99 each", "en", "0.99"),
    ("soda at $ .50", "en", "0.50"),
    ("cut by .5 million dollars", "en", "500000"),
    ("It closed.5 million dollars were lost.", "en", "5000000"),
    ("Wait ...5 million dollars!", "en", "5000000"),
]


@pytest.mark.parametrize(("text", "language", "want"), PARTS)
def test_parts_of_a_scale_and_numbers_below_one(text: str, language: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]


@pytest.mark.parametrize("text", ["P5 million", "c 50 each", "p20 of the report"])
def test_no_minor_unit_stands_before_its_number(text: str) -> None:
    assert not find_money(text, language="en")


HALVES = [
    ("un millón y medio de euros", "es", ["1500000"]), ("Costó 2 millones y medio de euros.", "es", ["2500000"]),
    ("$2 millones y medio", "es", ["2500000"]), ("deux millions et demi d'euros", "fr", ["2500000"]),
    ("um milhão e meio de reais", "pt", ["1500000"]), ("un milione e mezzo di euro", "it", ["1500000"]),
    ("2 million and a half dollars", "en", ["2500000"]),
    ("$5 million and half of it was lost", "en", ["5000000"]), ("$5 million and a half-day off", "en", ["5000000"]),
]  # fmt: skip
SINGLE = [
    ("более миллиарда рублей", "ru", ["1000000000"]), ("полмиллиона рублей", "ru", ["500000"]),
    ("milijun eura", "hr", ["1000000"]), ("kétmillió forint", "hu", ["2000000"]),
    ("два миллиона рублей", "ru", ["2000000"]),
    ("несколько миллионов рублей", "ru", []), ("millions of dollars", "en", []), ("milijuni eura", "hr", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "want"), HALVES + SINGLE)
def test_a_half_of_a_scale_and_a_scale_without_a_number(text: str, language: str, want: list[str]) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == want


def test_a_range_has_no_bound() -> None:
    assert [money.evidence for money in find_money("От 3 до 5 млн рублей", language="ru")] == [("written",)]


WHOLE_WORDS = [
    ("on üç bin lira", "tr", "13000"), ("bir buçuk milyon lira", "tr", "1500000"),
    ("2 buçuk milyon lira", "tr", "2500000"),
    ("mười ba triệu đồng", "vi", "13000000"), ("dua setengah juta rupiah", "id", "2500000"),
    ("साढ़े तीन लाख रुपये", "hi", "350000"), ("पौने दो लाख रुपये", "hi", "175000"),
    ("साढ़े 3 लाख रुपये", "hi", "350000"),
    ("מיליון וחצי שקל", "he", "1500000"), ("مليون ونصف المليون دولار", "ar", "1500000"),
    ("quatre-vingt mille euros", "fr", "80000"), ("duemila euro", "it", "2000"),
    ("zweihunderttausend Euro", "de", "200000"),
    ("vijfentwintigduizend euro", "nl", "25000"), ("femtiotusen kronor", "sv", "50000"),
    ("kaksituhatta euroa", "fi", "2000"), ("kétezer forint", "hu", "2000"), ("20여만원", "ko", "200000"),
    ("一百万元", "zh", "1000000"), ("百万円", "ja", "1000000"),
]  # fmt: skip
LEFT_OPEN = [
    ("数百万円", "ja"), ("百数十万円", "ja"), ("数百元", "zh"), ("上百万元", "zh"), ("수백만 원", "ko"),
    ("2024元旦", "zh"),
    ("ten five-dollar bills", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "want"), WHOLE_WORDS)
def test_a_number_in_words_is_read_from_its_first_word(text: str, language: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]


@pytest.mark.parametrize(("text", "language"), LEFT_OPEN)
def test_the_end_of_a_number_that_is_not_understood_is_none(text: str, language: str) -> None:
    assert not find_money(text, language=language)


COMMAS = [
    ("dois milhões, quinhentos e oito mil e quinhentos reais", "pt", "2508500"),
    ("two million, five hundred thousand dollars", "en", "2500000"),
    ("deux millions, cinq cent mille euros", "fr", "2500000"), ("three, four dollars", "en", "4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "want"), COMMAS)
def test_a_comma_behind_a_scale_in_words(text: str, language: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text, language=language)] == [want]
