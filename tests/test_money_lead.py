"""A larger scale in words before a number in digits, and numbers in words of South Asia and Korea."""

from __future__ import annotations

import pytest

from normalize import find_money

LED = [
    ("one million 200 thousand dollars", "1200000"),
    ("one crore 20 lakh rupees", "12000000"),
    ("une million 200 mille euros", "1200000"),
    ("एक करोड़ 56 लाख रुपये", "15600000"),
    ("দুই কোটি ২০ লাখ টাকা", "22000000"),
    ("ஒரு கோடியே 56 லட்சம் ரூபாய்", "15600000"),
    ("ரூ.2 லட்சத்து 50 ஆயிரம்", "250000"),
    ("ഒരു കോടി 20 ലക്ഷം രൂപ", "12000000"),
    ("دو کروڑ 20 لاکھ روپے", "22000000"),
    ("یک میلیارد و ۲۰۰ میلیون تومان", "1200000000"),
    ("مليون و200 ألف جنيه", "1200000"),
    ("مليونين و500 ألف دولار", "2500000"),
    ("satu juta 500 ribu rupiah", "1500000"),
]
NOT_LED = [
    ("five million people paid 200 thousand dollars", ["200000"]),
    ("one million, 200 thousand dollars", ["200000"]),
    ("a thousand 2 million dollars", ["2000000"]),
    ("from one million to 2 million dollars", ["1000000"]),
    ("100 million and $200 thousand", ["200000"]),
]
WORDS = ["우리 사원", "해당 언론사로 이동합니다.", "구원 투수", "오동 나무"]


@pytest.mark.parametrize(("text", "want"), LED)
def test_a_number_in_digits_begins_with_the_larger_scale_before_it(text: str, want: str) -> None:
    assert [(str(money.amount), money.text) for money in find_money(text)] == [(want, text)]


@pytest.mark.parametrize(("text", "want"), NOT_LED)
def test_a_scale_that_stands_apart_is_left_out(text: str, want: list[str]) -> None:
    assert [str(money.amount) for money in find_money(text)] == want


@pytest.mark.parametrize("text", WORDS)
def test_a_word_of_two_syllables_is_no_money(text: str) -> None:
    assert not find_money(text)


@pytest.mark.parametrize(("text", "want"), [("십원", "10"), ("천원", "1000"), ("이만원", "20000"), ("5원", "5")])
def test_korean_amounts_without_a_blank(text: str, want: str) -> None:
    assert [str(money.amount) for money in find_money(text)] == [want]


@pytest.mark.parametrize(("text", "want", "currency"), [
    ("naira miliyan 1,443,000", "1443000", "NGN"),
    ("naira miliyan 22", "22000000", "NGN"),
    ("Rp 1.443.000 juta", "1443000000000", "IDR"),
    ("300.000 bat euro", "300000", "EUR"),
    ("283 மில்லியன் ரூபா", "283000000", "LKR"),
    ("2 ஆயிரத்து 883 இலட்சம் ரூபா", "288300000", "LKR"),
])  # fmt: skip
def test_scales_before_written_numbers_and_words_that_are_marks_elsewhere(text: str, want: str, currency: str) -> None:
    assert [(str(money.amount), money.currency) for money in find_money(text)] == [(want, currency)]


@pytest.mark.parametrize("text", ["di Jalan Tol KM 13+400 arah Bekasi", "kilometer KM 5 jalan itu"])
def test_a_kilometre_is_no_mark(text: str) -> None:
    assert not find_money(text, language="id")


@pytest.mark.parametrize(("language", "want"), [("th", ["20000"]), ("eu", [])])
def test_bat_is_money_where_it_is_no_common_word(language: str, want: list[str]) -> None:
    assert [str(money.amount) for money in find_money("20.000 bat", language=language)] == want
