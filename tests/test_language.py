"""Languages of whole texts: script, words, engines, tags, and "und" where there is none."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import normalize
from normalize.errors import NewsnormError
from normalize.language.detect import detect_in, detect_language
from normalize.language.engines import Choice, Guess, Langdetect, ask, load_engine
from normalize.language.fields import MOST, Remembered, names_scripts, owners, packed, places, reader
from normalize.language.letters import is_mashed, with_letters
from normalize.language.tags import base, canonical
from normalize.language.weigh import OPEN
from normalize.language.words import COUNTED, UNIT, letter_votes, tokens, votes, word_votes
from tests.strategies import any_text

NONE = Choice(None, ())

SETTLED = [
    ("en", "The government said on Friday that it would not raise taxes before the next election."),
    ("de", "Die Regierung hat am Freitag beschlossen, die Steuern nicht vor der nächsten Wahl zu erhöhen."),
    ("fr", "Le gouvernement a annoncé vendredi qu'il n'augmenterait pas les impôts avant les élections."),
    ("es", "El gobierno dijo el viernes que no subirá los impuestos antes de las próximas elecciones."),
    ("it", "Il governo ha detto venerdì che non aumenterà le tasse prima delle prossime elezioni."),
    ("tr", "Hükümet cuma günü yaptığı açıklamada seçimden önce vergileri artırmayacağını söyledi."),
    ("hu", "A kormány pénteken közölte, hogy a választás előtt nem emeli az adókat."),
    ("fi", "Hallitus kertoi perjantaina, että se ei korota veroja ennen seuraavia vaaleja."),
    ("vi", "Chính phủ cho biết hôm thứ Sáu sẽ không tăng thuế trước cuộc bầu cử tới."),
    ("sw", "Serikali ilisema siku ya Ijumaa kwamba haitaongeza kodi kabla ya uchaguzi ujao."),
    ("el", "Η κυβέρνηση δεν θα αυξήσει τους φόρους."),
    ("he", "הממשלה הודיעה ביום שישי כי היא לא תעלה את המסים לפני הבחירות."),
    ("ja", "政府は金曜日、次の選挙までに増税しないと発表した。"),
    ("ko", "정부는 금요일 다음 선거 전에 세금을 올리지 않겠다고 밝혔다."),
    ("th", "รัฐบาลกล่าวว่าจะไม่ขึ้นภาษีก่อนการเลือกตั้ง"),
    ("ta", "அரசாங்கம் வரிகளை உயர்த்தாது என்று கூறியது."),
    ("ka", "მთავრობამ განაცხადა, რომ გადასახადებს არ გაზრდის."),
]

PAIRS = [
    ("hr", "Vlada je priopćila da tisuće ljudi u siječnju neće dobiti plaće, rekao je tko je bio na sjednici vijeća."),
    ("bs", "Vlada Federacije Bosne i Hercegovine u Sarajevu je također saopćila da hiljade ljudi neće dobiti plaće."),
    ("sr-Latn", "Vlada Srbije je takođe saopštila u Beogradu da hiljade ljudi neće dobiti plate posle nedelje."),
    ("sr-Cyrl", "Влада Србије је такође саопштила у Београду да хиљаде људи неће добити плате после недеље."),
    ("sl", "Vlada je v petek sporočila, da pred volitvami ne bo zvišala davkov, kar je povedal minister."),
    ("id", "Pemerintah mengatakan pada hari Jumat bahwa mereka tidak bisa menaikkan pajak karena pemilu."),
    ("ms", "Kerajaan berkata pada hari Jumaat bahawa beliau tidak boleh menaikkan cukai kerana pilihan raya."),
    ("nb", "Regjeringen sa fredag at de ikke vil øke skattene før valget, noe mange mennesker hadde håpet."),
    ("nn", "Regjeringa sa fredag at dei ikkje vil auke skattane før valet, noko mange menneske ikkje hadde venta."),
    ("da", "Regeringen sagde fredag, at de ikke vil hæve skatterne før valget, noget mange havde håbet af hjertet."),
    ("sv", "Regeringen sade i fredags att de inte ska höja skatterna före valet, något som många hade hoppats på."),
    ("cs", "Vláda v pátek uvedla, že před volbami nezvýší daně, protože lidé už mají méně peněz než loni."),
    ("sk", "Vláda v piatok uviedla, že pred voľbami nezvýši dane, pretože ľudia už majú menej peňazí ako vlani."),
    ("pl", "Rząd poinformował w piątek, że nie podniesie podatków przed wyborami, bo ludzie mają już mniej pieniędzy."),
    ("fa", "دولت روز جمعه گفت که این کشور قبل از انتخابات مالیات را افزایش نمی‌دهد و برای مردم تلاش می‌کند."),
    ("ar", "قالت الحكومة يوم الجمعة إنها لن ترفع الضرائب قبل الانتخابات التي ستجري هذا العام في البلاد."),
    ("ur", "حکومت نے جمعہ کو کہا کہ وہ انتخابات سے پہلے ٹیکس نہیں بڑھائے گی اور اس کا فیصلہ لوگوں کے لیے ہے۔"),
    ("ps", "حکومت د جمعې په ورځ وویل چې د ټاکنو نه مخکې به مالیې نه زیاتوي او دا پرېکړه د خلکو لپاره ده."),
    ("hi", "सरकार ने शुक्रवार को कहा कि वह चुनाव से पहले कर नहीं बढ़ाएगी और यह लोगों के लिए किया गया है।"),
    ("mr", "सरकारने शुक्रवारी सांगितले की निवडणुकीपूर्वी कर वाढवणार नाही आणि हा निर्णय लोकांसाठी आहे."),
    ("ne", "सरकारले शुक्रबार निर्वाचन अघि कर नबढाउने बताएको छ र यो निर्णय मानिसहरूका लागि भएको हो।"),
    ("ru", "Правительство сообщило в пятницу, что оно не будет повышать налоги до выборов, чтобы люди могли жить."),
    ("uk", "Уряд повідомив у п'ятницю, що він не буде підвищувати податки до виборів, щоб люди могли жити."),
    ("be", "Урад паведаміў у пятніцу, што ён не будзе павышаць падаткі да выбараў, каб людзі маглі жыць."),
    ("bg", "Правителството съобщи в петък, че няма да повишава данъците преди изборите, за да могат хората да живеят."),
    ("mk", "Владата соопшти во петокот дека нема да ги зголеми даноците пред изборите, за да можат луѓето да живеат."),
    ("gl", "O goberno dixo o venres que non vai subir os impostos ata as eleccións e que a xente ten razón."),
    ("pt", "O governo disse na sexta-feira que não vai aumentar os impostos até as eleições e que você não tem razão."),
    ("ca", "El govern va dir divendres que no apujarà els impostos abans de les eleccions i que la gent té raó."),
    ("zu", "Uhulumeni uthe ngoLwesihlanu ngeke akhuphule izintela ngaphambi kokhetho ngoba abantu banemali encane."),
    ("xh", "Urhulumente uthe ngoLwesihlanu akasayi kunyusa irhafu phambi konyulo kuba abantu banemali encinane kwaye."),
    ("zh-Hans", "政府周五表示，在下次选举之前不会增加税收，这个决定对经济发展有利。"),
    ("zh-Hant", "政府週五表示，在下次選舉之前不會增加稅收，這個決定對經濟發展有利。"),
    ("am", "መንግሥት ዓርብ ዕለት ከምርጫው በፊት ግብር እንደማይጨምር ተናግሯል ነገር ግን ሰዎች ነው ብለዋል።"),
    ("ti", "መንግስቲ ዓርቢ ቅድሚ ምርጫ ግብሪ ከምዘይውስኽ ገሊጹ ኣሎ እዚ ውሳነ ድማ ንሰባት እዩ ኢሉ።"),
    ("bn", "সরকার শুক্রবার বলেছে যে নির্বাচনের আগে কর বাড়ানো হবে না এবং এটি মানুষের জন্য করা হয়েছে।"),
    ("as", "চৰকাৰে শুকুৰবাৰে কৈছে যে নিৰ্বাচনৰ আগতে কৰ বৃদ্ধি কৰা নহ'ব আৰু এইটো মানুহৰ বাবে কৰা হৈছে।"),
]  # fmt: skip

STAMPS = [
    ("de", "Aktualisiert am 3. August 2019 um 07:05 Uhr"), ("fr", "Publié le 17 décembre 2024 à 22h40"),
    ("pl", "Opublikowano: 26.02.2012, 18:56"), ("he", "פורסם: 26.02.12, 18:56"), ("ro", "Publicat: 11 septembrie 2023"),
    ("hu", "2024. december 17., kedd 22:40"), ("tr", "30 Mayıs 2021 Pazar"), ("fi", "julkaistu 26. helmikuuta 2012"),
    ("ko", "입력: 2024년 12월 17일"), ("th", "อัปเดต 9 มีนาคม 2021"), ("ru", "Опубликовано: 3 августа 2019"),
]  # fmt: skip

NO_LANGUAGE = [
    "", " \n\t", "18:56", "26.02.2012", "א", "я", "***", "$1,600,000", "🚀 🔥", "a@example.org", "https://example.org/a-b",
    "B2B", "xkcdqwrt", "zzzz", "for(i=0;i<n;i++){x[i]=0;}", "<p class='x'>", "\ufffd\ufffd", "½ ¾", "\ud800",
]  # fmt: skip


@given(any_text)
def test_any_text_has_an_answer(text: str) -> None:
    found = detect_language(text)
    assert 0.0 <= found.confidence <= 1.0
    assert found == detect_language(text)


@pytest.mark.parametrize("text", NO_LANGUAGE)
def test_what_has_no_language(text: str) -> None:
    assert detect_language(text).tag == "und"


@pytest.mark.parametrize(("tag", "text"), SETTLED)
def test_sentences(tag: str, text: str) -> None:
    assert detect_language(text).tag == tag


@pytest.mark.parametrize(("tag", "text"), PAIRS)
def test_close_languages(tag: str, text: str) -> None:
    assert detect_language(text).tag == tag


@pytest.mark.parametrize(("tag", "text"), STAMPS)
def test_stamps_are_known_by_label_and_month(tag: str, text: str) -> None:
    assert detect_language(text).tag == tag


@pytest.mark.parametrize(("tag", "text"), SETTLED + [p for p in PAIRS if p[0] in ("ru", "uk", "pl", "sk", "fa", "hi")])
def test_without_any_engine(tag: str, text: str) -> None:
    assert detect_in(text, None, NONE).tag == tag


def test_english_loads_no_engine() -> None:
    code = (
        "import sys, normalize\n"
        f"assert normalize.detect_language({SETTLED[0][1]!r}).tag == 'en'\n"
        "assert not {'numpy', 'pycld2', 'py3langid', 'langdetect', 'babel'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_answer_does_not_hang_on_the_hash_seed() -> None:
    code = "import normalize; print(normalize.detect_language('virus svinjske gripe center'), end='')"
    runs = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment
        )
        runs.add(done.stdout)
    assert len(runs) == 1


def test_the_document_settles_what_its_language_shares() -> None:
    german = detect_language(SETTLED[1][1])
    assert detect_in("Foto: Reuters", german).tag == "de"
    assert detect_in("Ottawa", german).tag == "de"


def test_a_doubtful_text_names_its_candidates() -> None:
    found = detect_in("lorbi vunta meskol trindar pofe wastu", None, NONE)
    if found.tag == "und":
        assert all(code.startswith("candidate:") for code in found.evidence)
    assert found.confidence < 0.99


ARTICLE = (
    "Hafen öffnet nach dem Sturm\nVon Anna Lehmann\nDer Hafen öffnete am Montag nach zwei Tagen mit starkem Wind, "
    "teilte die Stadt mit. Die Fähren fahren wieder, und die Händler hoffen auf Kunden."
)


@pytest.mark.parametrize("claimed", ["fr", "en", "he", "zz", "not a tag"])
def test_a_claimed_language_is_evidence_and_no_truth(claimed: str) -> None:
    page = f"<html lang='{claimed}'><body><article><p>{ARTICLE.splitlines()[2]}</p></article></body></html>"
    for record in (
        normalize.normalize({"text": ARTICLE, "language": claimed}),
        normalize.normalize(ARTICLE, language=claimed),
        normalize.normalize_html(page),
    ):
        assert record.language is not None
        assert record.language.tag == "de"


def test_a_claimed_language_settles_what_the_text_leaves_open() -> None:
    record = normalize.normalize({"text": "Ottawa 42", "language": "sw"})
    assert record.language is not None
    assert (record.language.tag, record.language.evidence[0]) == ("sw", "hint")


@pytest.mark.parametrize(
    "text",
    ["Windows 11", "iPhone 15 Pro Max", "Samsung Galaxy S24 Ultra", "aaaa bbbb", "hhhh", "Video",
     "sdkfjh kjsdhf", "asdfgh jkl qwertz"],
)
def test_names_beside_figures_and_mashed_keys_have_no_language(text: str) -> None:
    assert detect_language(text).tag == "und"


LETTERS = [("tr", "ışığın altında kalan kadın"), ("de", "große Straße außer Maß"), ("az", "yalnız qızıl açıqlandı")]


@pytest.mark.parametrize(("tag", "text"), LETTERS)
def test_letters_that_folding_would_hide(tag: str, text: str) -> None:
    assert detect_in(text, None, NONE).tag == tag


def test_a_plain_i_is_no_letter_of_turkish() -> None:
    assert letter_votes("minimi") == 0
    assert letter_votes("mınımı") > 0


@pytest.mark.parametrize("text", [
    "szczególnie zbrojny", "strengths scripts", "Schlittschuh", "čtvrtek zmrzlina", "lorem dolor",
])  # fmt: skip
def test_heaps_of_consonants_are_no_mashed_keys(text: str) -> None:
    assert not is_mashed(text.split(), "Latn")


NEUTRAL = [
    ("hr sr-Latn bs", "Ministar je rekao da je vlada usvojila novi zakon"),
    ("id ms", "anak itu tidak ada di rumah hari ini"),
    ("nb nn", "mannen kan ha sett bilen"),
]  # fmt: skip


@pytest.mark.parametrize(("tags", "text"), NEUTRAL)
def test_members_of_a_macrolanguage_do_not_make_each_other_doubtful(tags: str, text: str) -> None:
    assert detect_language(text).tag in tags.split()


@given(asked=st.lists(st.text("abc", min_size=1, max_size=2), max_size=60))
def test_what_is_remembered_is_what_was_said(asked: list[str]) -> None:
    remembered = Remembered(len, 4)
    for key in asked:
        assert remembered[key] == len(key)
        assert len(remembered) <= 4


@given(text=any_text)
def test_votes_by_tag_agree_with_the_packed_ones(text: str) -> None:
    words = tokens(text)[:COUNTED]
    found = votes(words)
    latin = reader("Latn")
    fields = latin.read(word_votes(words))
    assert {tag: field / UNIT for tag, field in zip(latin.tags, fields, strict=True) if field} == {
        tag: vote for tag, vote in found.items() if tag in latin.at
    }


@pytest.mark.parametrize("script", ["Latn", "Cyrl", "Arab", "Deva", "Hebr", "Hani", "Thai"])
def test_fields_do_not_run_into_each_other(script: str) -> None:
    tags = reader(script).tags
    values = [(7 * at) % MOST for at in range(1, len(tags) + 1)]
    assert list(reader(script).read(packed(zip(tags, values, strict=True)))) == values


def test_threads_agree() -> None:
    texts = [text for _, text in SETTLED + PAIRS + STAMPS]
    alone = [detect_language(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts * 4)) == alone * 4


def test_a_doubt_loads_no_numpy() -> None:
    code = (
        "import sys, normalize\n"
        "normalize.detect_language('vorto nekonata'), normalize.detect_language('virus svinjske gripe center')\n"
        "assert not {'numpy', 'py3langid', 'langdetect', 'babel'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


class Stubborn:
    """An engine of a user: it says Esperanto to everything."""

    def guess(self, text: str) -> tuple[Guess, ...]:
        return (Guess("eo", 1.0),)


def test_an_engine_of_ones_own() -> None:
    name = f"{__name__}:Stubborn"
    assert ask(name, "x") == (Guess("eo", 1.0),)
    assert detect_in("vorto nekonata", None, Choice(name, ())).tag == "eo"


@pytest.mark.parametrize("name", ["nonsense", "no/such"])
def test_an_unknown_engine_is_named_with_a_remedy(name: str) -> None:
    with pytest.raises(NewsnormError, match="is no language engine"):
        load_engine(name)


@pytest.mark.parametrize("name", ["pycld2", "py3langid", "langdetect"])
@given(text=any_text)
def test_engines_never_raise(name: str, text: str) -> None:
    for guess in ask(name, text):
        assert 0.0 <= guess.score <= 1.01


def test_langdetect_is_the_second_opinion_on_doubtful_prose() -> None:
    record = normalize.normalize("En fest for hele familien i parken")
    assert record.language is not None
    assert record.language.tag == "nb"
    assert "engine:langdetect" in record.language.evidence


@pytest.mark.parametrize("text", ["Gorak Lupetsk Wins Stavik Cup", "tovi hest", "Foto: Reuters", SETTLED[1][1]])
def test_langdetect_is_not_asked_about_names_stamps_and_settled_texts(text: str) -> None:
    code = (
        "import sys, normalize\n"
        f"normalize.detect_language({text!r})\n"
        "assert not {'langdetect', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("text", ["Publicado: 3 agosto 2019", "Objavljeno: 26.02.12, 18:56", "Photo: 3 August"])
def test_a_stamp_that_a_list_knows_wholly_asks_no_engine(text: str) -> None:
    found = detect_language(text)
    assert found.tag == "und" or "words" in found.evidence
    assert not any(":" in code for code in found.evidence if not code.startswith("candidate"))


def test_langdetect_tells_what_it_knows_without_being_loaded() -> None:
    known = load_engine("langdetect")._factory.get_lang_list()  # type: ignore[attr-defined]
    assert {base(canonical(tag)) for tag in known} == set(Langdetect.languages)


def test_langdetect_leaves_the_collector_nothing_to_walk() -> None:
    load_engine("langdetect")
    gc.collect()
    assert sum(type(thing) in (list, tuple) and len(thing) > 50 for thing in gc.get_objects()) < 1000


def test_langdetect_is_repeatable() -> None:
    text = "Det er en fin dag"
    assert len({ask("langdetect", text) for _ in range(5)}) == 1


@pytest.mark.parametrize("text", ["a--b", "j--öö+", "-j--ö", "l''an", "--"])
def test_empty_parts_of_words_are_no_fault(text: str) -> None:
    assert isinstance(detect_language(text).tag, str)


def test_every_shared_script_has_its_letters() -> None:
    scripts = {script for tag in places() for script in names_scripts(tag)}
    for script in sorted(scripts - OPEN):
        if len(owners(script)) > 1:
            told = with_letters([0] * len(owners(script)), ["x", "abc"], script)
            assert len(told) == len(owners(script))
