"""Rows of pages in languages far from English: notices of rights, captions and credits, and what looks like them."""

from __future__ import annotations

import pytest

from normalize import normalize
from normalize.article.credits import credit_start, nameless
from normalize.model import Record

PAGES = {
    "en": (
        "Council to rebuild old bridge",
        "The council voted on Monday to rebuild the old bridge, which has been closed to lorries since the floods.",
        "Work on the bridge is to begin in spring and will take about two years, the mayor told reporters in town.",
    ),
    "ja": (
        "市が古い橋を再建へ、来春に着工",
        "市議会は月曜日、洪水のため通行止めになっている古い橋を再建することを決めた。費用は市が負担し、住民の意見も聞くという。",
        "工事は来春に始まり、完成までに約二年かかる見通しだと市長は記者団に語った。橋の近くの商店は客が半分に減ったという。",
    ),
    "ko": (
        "시, 낡은 다리 다시 짓기로…내년 봄 착공",
        "시의회는 월요일 홍수로 통행이 금지된 낡은 다리를 다시 짓기로 결정했다."
        " 비용은 시가 부담하고 주민 의견도 듣기로 했다.",
        "공사는 내년 봄에 시작되며 완공까지 약 이 년이 걸릴 것이라고 시장은 기자들에게 말했다."
        " 상인들은 손님이 절반으로 줄었다고 했다.",
    ),
    "id": (
        "Dewan Kota Bangun Kembali Jembatan Lama",
        "Dewan kota pada hari Senin memutuskan untuk membangun kembali jembatan lama yang ditutup sejak banjir.",
        "Pekerjaan akan dimulai pada musim semi dan berlangsung sekitar dua tahun, kata wali kota kepada wartawan.",
    ),
}  # fmt: skip


def page(tag: str, *rows: str, foot: tuple[str, ...] = ()) -> Record:
    title, first, last = PAGES[tag]
    return normalize("\n".join((title, first, *rows, last, *foot)))


def kinds(record: Record, *rows: str) -> list[str]:
    """The kinds under which rows are cut; an empty one for a row that stays."""
    cut = {removed.text.strip(): removed.kind for removed in record.removed}
    return [cut.get(row, "") for row in rows]


@pytest.mark.parametrize("tag", PAGES)
@pytest.mark.parametrize(
    "row",
    [
        "Copyright (C) 2023 The Valley Post. All rights reserved.",
        "Copyright ⓒ The Valley Post. All rights reserved.",
        "Copyright 2023. The Valley Post.",
        "© 2023 The Valley Post. All rights reserved.",
        "© The Valley Post",
        "All rights reserved. This text, and whatever else stands on this page, may not be printed elsewhere without"
        " the written permission of the publisher.",
    ],
)
def test_notices_in_english_on_any_page(tag: str, row: str) -> None:
    record = page(tag, foot=(row,))
    assert kinds(record, row) == ["copyright"]
    assert record.credits == ()


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("en", "Copyright law is older than the bridge, the lawyer of the town told the council on Monday."),
        ("en", "All rights that the old owner had were sold with the mill, the lawyer of the town said on Monday."),
        ("ja", "著作権は橋の写真を撮った人にあると市の弁護士は説明し、議会もこれを認めた。"),
    ],
)
def test_sentences_that_speak_of_rights_stay(tag: str, row: str) -> None:
    assert kinds(page(tag, row), row) == [""]


@pytest.mark.parametrize(
    ("tag", "row", "credit"),
    [
        ("ko", "▲ 시내에 있는 낡은 다리. /연합뉴스", "연합뉴스"),
        ("ko", "8일 오전 시내에 있는 낡은 다리. 시청 제공", "시청"),
        ("ja", "新しい橋の完成予想図(市役所提供)", "市役所"),
        ("ja", "通行止めになった橋=17日午前、山田花子撮影", "山田花子"),
        ("id", "Foto: Warga menyeberang jembatan lama di kota. (Antara/Jane Roe)", "Antara/Jane Roe"),
        ("id", "Warga menyeberang jembatan lama.(ANTARA FOTO/Jane Roe)", "ANTARA FOTO/Jane Roe"),
        ("en", "People cross the old bridge. PHOTO JANE ROE", "JANE ROE"),
        ("en", "People cross the old bridge. Photo by Jane S. Roe /AP", "Jane S. Roe /AP"),
    ],
)
def test_captions_with_their_credit(tag: str, row: str, credit: str) -> None:
    record = page(tag, row)
    assert kinds(record, row) == ["caption"]
    assert record.credits == (credit,)


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("en", "Photo: Jane Roe (The Valley Post)"),
        ("en", "HANDOUT / AFP"),
        ("id", "Foto: Antara/Jane Roe"),
    ],
)
def test_credits_alone_are_no_captions(tag: str, row: str) -> None:
    assert kinds(page(tag, row), row) == ["credit"]


@pytest.mark.parametrize(
    "text",
    ["He said so. PHOTOS were taken", "彼は橋の上で写真を撮った。", "Nobody crossed the bridge, Roe and Moe said"],
)
def test_texts_that_end_in_no_credit(text: str) -> None:
    assert credit_start(text) is None


@pytest.mark.parametrize(
    ("name", "bare"), [("記者林怡君攝", "林怡君"), ("시청 제공", "시청"), ("Jane Roe", "Jane Roe"), ("提供", "提供")]
)
def test_names_without_the_label_behind_them(name: str, bare: str) -> None:
    assert nameless(name) == bare


def test_an_agency_behind_the_body_is_the_articles() -> None:
    record = page("id", foot=("- Antara",))
    assert kinds(record, "- Antara") == ["byline"]
    assert record.credits == ()


NAMED = {
    "he": (
        "המועצה תבנה מחדש את הגשר הישן",
        "5 במאי 2024, 10:15",
        "המועצה החליטה ביום שני לבנות מחדש את הגשר הישן, שנסגר לתנועה מאז השיטפונות הגדולים של החורף שעבר.",
        "העבודות יתחילו באביב ויימשכו כשנתיים, אמר ראש העיר לעיתונאים. הסוחרים אמרו כי איבדו מחצית מהלקוחות.",
    ),
    "hi": (
        "नगर परिषद पुराने पुल को फिर से बनाएगी",
        "5 मई 2024, 10:15",
        "नगर परिषद ने सोमवार को पुराने पुल को फिर से बनाने का फैसला किया, जो बाढ़ के बाद से भारी वाहनों के लिए बंद है।",
        "काम वसंत में शुरू होगा और इसमें करीब दो साल लगेंगे, मेयर ने पत्रकारों से कहा। दुकानदारों को नुकसान हुआ है।",
    ),
    "ko": (PAGES["ko"][0], "2024.05.05 10:15", *PAGES["ko"][1:]),
    "zh": (
        "市议会决定重建老桥",
        "2024-05-05 10:15",
        "市议会星期一决定重建老桥。自去年洪水以来，这座桥一直禁止货车通行，附近的商店也失去了一半的顾客。",
        "市长对记者说，工程将于明年春天开始，大约需要两年时间才能完成。居民们希望早日恢复通车。",
    ),
    "ja": (PAGES["ja"][0], "2024年5月5日 10:15", *PAGES["ja"][1:]),
    "en": (PAGES["en"][0], "5 May 2024, 10:15", *PAGES["en"][1:]),
}  # fmt: skip


def authors(tag: str, *head: str, foot: tuple[str, ...] = ()) -> tuple[str, ...]:
    title, stamp, *paragraphs = NAMED[tag]
    return normalize("\n".join((title, *head, stamp, *paragraphs, *foot))).authors


@pytest.mark.parametrize(
    ("tag", "row", "name"),
    [
        ("he", "יעל כהן", "יעל כהן"),
        ("he", "מאת: יעל כהן וסוכנויות הידיעות", "יעל כהן"),
        ("hi", "राजेश वर्मा", "राजेश वर्मा"),
        ("ko", "홍길동", "홍길동"),
        ("zh", "张小明", "张小明"),
        ("zh", "欧阳小明", "欧阳小明"),
        ("ja", "山田太郎", "山田太郎"),
        ("ja", "何某 太郎", "何某 太郎"),
        ("en", "Jane Roe - The Valley Post", "Jane Roe"),
        ("en", "Adébáyọ̀ Ògúnlẹ́yẹ", "Adébáyọ̀ Ògúnlẹ́yẹ"),
        ("en", "Б.Болормаа", "Б.Болормаа"),
    ],
)  # fmt: skip
def test_a_name_beside_the_stamp(tag: str, row: str, name: str) -> None:
    assert authors(tag, row) == (name,)


@pytest.mark.parametrize(
    ("tag", "row"),
    [
        ("he", "חדשות הארץ"),
        ("hi", "न्यूज़ डेस्क"),
        ("ko", "원자재값 상승·인건비 부담"),
        ("ko", "경제부"),
        ("zh", "国际新闻"),
        ("zh", "文章"),
        ("ja", "公開日時"),
        ("ja", "国際部"),
        ("en", "Economic Bureau"),
        ("en", "Newsroom - The Valley Post"),
    ],
)
def test_what_is_no_name_beside_the_stamp(tag: str, row: str) -> None:
    assert authors(tag, row) == ()


def test_a_name_that_the_page_repeats_is_no_author() -> None:
    assert authors("he", "יעל כהן", foot=("יעל כהן",)) == ()


def test_a_sentence_that_begins_like_a_byline_in_vietnamese_stays() -> None:
    first = "Hội đồng thành phố hôm thứ hai quyết định xây lại cây cầu cũ đã đóng cửa từ sau trận lũ lớn năm ngoái."
    second = "Theo Sở Giao thông, lưu lượng xe qua cây cầu này đạt tám nghìn lượt mỗi ngày trước khi đóng cửa."
    record = normalize("\n".join(("Thành phố xây lại cây cầu cũ", "05/05/2024 10:15", first, second, first[::-1])))
    assert second in record.body
    assert record.authors == ()


def test_the_line_of_an_address_at_the_end_is_no_paragraph() -> None:
    row = "홍길동 기자 gildong@example.org"
    record = page("ko", foot=(row, "Copyright ⓒ The Valley Post. All rights reserved."))
    assert kinds(record, row) == ["byline"]


def test_a_byline_that_ends_in_an_agency_is_no_caption() -> None:
    assert authors("en", "By Jane Roe, Max Moe, Reuters") == ("Jane Roe", "Max Moe")


@pytest.mark.parametrize("row", ["Simak Video: Detik-detik Jembatan Lama Dibongkar", "Baca: Jembatan Baru Dibuka"])
def test_videos_and_readings_are_no_captions(row: str) -> None:
    record = page("id", row)
    assert kinds(record, row) == ["related"]
    assert record.credits == ()


def test_a_desk_in_another_language_may_be_a_name() -> None:
    assert authors("en", "Tim Roe") == ("Tim Roe",)  # "tim" is a team in Indonesian


def test_a_caption_below_the_stamp_with_its_agency() -> None:
    row = "مركز قديم للتطعيم في العاصمة - رويترز"
    title = "مجلس المدينة يعيد بناء الجسر القديم"
    first = "قرر مجلس المدينة يوم الاثنين إعادة بناء الجسر القديم الذي أغلق أمام الشاحنات منذ الفيضانات الكبيرة."
    second = "وقال رئيس البلدية للصحفيين إن العمل سيبدأ في الربيع وسيستغرق نحو عامين."
    record = normalize("\n".join((title, "5 مايو 2024 - 10:15", "الرياض - وكالات", row, first, second)))
    assert kinds(record, row) == ["caption"]
    assert record.credits == ("رويترز",)
    assert record.authors == ()


@pytest.mark.parametrize(
    ("first", "dateline"),
    [
        ("KUALA LUMPUR: The council voted on Monday to rebuild the bridge, which was closed in May.", "KUALA LUMPUR"),
        ("पटना: नगर परिषद ने सोमवार को पुराने पुल को फिर से बनाने का फैसला किया, जो बाढ़ के बाद से बंद है।", "पटना"),
        ("पटना, 9 अगस्त (भाषा) नगर परिषद ने पुराने पुल को फिर से बनाने का फैसला किया, जो बंद है।", "पटना, 9 अगस्त (भाषा)"),
        ("【東京共同】市議会は月曜日、洪水のため通行止めになっている古い橋を再建することを決めた。", "東京"),
        ("The mayor: a man of few words and fewer bridges, as his rivals said in the council on Monday.", None),
        ("Mayor: We shall rebuild the bridge, whatever it costs, and whoever will have to pay for it.", None),
    ],
)
def test_datelines_before_a_colon(first: str, dateline: str | None) -> None:
    assert normalize("\n".join(("Old bridge to be rebuilt", first, PAGES["en"][2]))).dateline == dateline


def test_speakers_are_no_datelines() -> None:
    rows = (
        "प्रश्न: पुल कब बनेगा और कितना खर्च होगा, और लोग कब तक नाव से नदी पार करेंगे?",
        "महापौर: काम वसंत में शुरू होगा और दो साल लगेंगे।",
    )
    assert normalize("\n".join(("पुराने पुल पर महापौर से बातचीत", *rows))).dateline is None


def test_sentences_without_an_end_in_thai() -> None:
    rows = (
        "เทศบาลเมืองเปิดเผยว่าจะสร้างสะพานเก่าขึ้นใหม่ หลังจากปิดการจราจรมาตั้งแต่เกิดน้ำท่วมใหญ่เมื่อปีที่แล้ว และชาวบ้านต้องใช้เรือข้ามฟาก",
        "สำหรับงบประมาณในการก่อสร้างสะพานแห่งนี้จะใช้เงินของเทศบาลเองทั้งหมดในปีหน้า",
        "ทั้งนี้ ชาวบ้านในพื้นที่กล่าวว่าร้านค้าริมน้ำเสียลูกค้าไปแล้วกว่าครึ่งหนึ่งนับแต่นั้น",
    )
    record = normalize("\n".join(("เทศบาลสร้างสะพานเก่าขึ้นใหม่", *rows, "ข่าวที่เกี่ยวข้อง", "น้ำท่วมเมือง")))
    assert record.body.split("\n\n") == list(rows)


def test_a_year_in_a_japanese_sentence_is_no_stamp() -> None:
    row = "同社の2023年3月期の売上高は十二億円だった。"
    assert kinds(page("ja", row), row) == [""]


def test_the_writer_in_brackets_ends_a_japanese_paragraph() -> None:
    row = "橋の費用は全体で三億円とされる。(社会部)"
    assert row in page("ja", foot=(row,)).body


def test_the_heads_of_a_summary_part_it_from_the_text() -> None:
    title, _, first, second = NAMED["hi"]
    lead = "नगर परिषद ने पुराने पुल को फिर से बनाने का फैसला किया है।"
    record = normalize("\n".join((title, "सार", lead, "विस्तार", first, second)))
    assert (record.description, record.body) == (lead, f"{first}\n\n{second}")


@pytest.mark.parametrize("row", ["Կարդացեք նաև՝ Նոր կամուրջը բացվեց", "Լուսանկարը՝ Արմեն Գրիգորյանի"])
def test_labels_before_the_colon_of_armenian(row: str) -> None:
    title = "Քաղաքը վերակառուցելու է հին կամուրջը"
    first = "Քաղաքային խորհուրդը երկուշաբթի որոշեց վերակառուցել հին կամուրջը, որը փակ է ջրհեղեղից ի վեր։"
    second = "Աշխատանքները կսկսվեն գարնանը և կտևեն մոտ երկու տարի, ասաց քաղաքապետը լրագրողներին։"
    assert kinds(normalize("\n".join((title, first, row, second))), row) != [""]


@pytest.mark.parametrize(
    ("tag", "row", "names"),
    [
        ("he", "יעל כהן ורון לוי", ("יעל כהן", "רון לוי")),
        ("he", "חיפה - יעל כהן", ("יעל כהן",)),
        ("he", "חיפה והצפון", ()),
    ],
)
def test_places_and_glued_and_beside_names(tag: str, row: str, names: tuple[str, ...]) -> None:
    assert authors(tag, row) == names


def test_vietnamese_names_are_words_too() -> None:
    first = "Hội đồng thành phố hôm thứ hai quyết định xây lại cây cầu cũ đã đóng cửa từ sau trận lũ lớn năm ngoái."
    second = "Công việc sẽ bắt đầu vào mùa xuân và kéo dài khoảng hai năm, thị trưởng nói với các phóng viên hôm qua."
    rows = ("Thành phố xây lại cây cầu cũ", "Phạm Thu Hà", "05/05/2024 10:15", first, second)
    assert normalize("\n".join(rows)).authors == ("Phạm Thu Hà",)


@pytest.mark.parametrize(
    ("row", "names"), [("橋の費用は三億円とされる。(山田太郎)", ("山田太郎",)), ("橋は三億円とされる。(社会部)", ())]
)
def test_the_author_in_brackets_at_the_end(row: str, names: tuple[str, ...]) -> None:
    assert authors("ja", foot=(row,)) == names


@pytest.mark.parametrize(
    ("tag", "row", "kind"),
    [
        ("ja", "新しい橋を渡る市民=3日、市内で", "caption"),
        ("ja", "橋の長さ=安全の条件", ""),
        ("en", "Swarms of bees at the mill. [Jane Roe, Standard]", "caption"),
        ("en", "Nobody had asked the owner of the mill. [He was abroad.]", ""),
        ("en", "“We have nothing left but the bridge,” she said. PTI KVR ROH", ""),
        ("en", "The bridge will cost the town more than a million a year. DM", ""),
    ],
)
def test_ends_of_captions_and_of_sentences(tag: str, row: str, kind: str) -> None:
    assert kinds(page(tag, row), row) == [kind]


def test_a_box_of_one_line_does_not_swallow_the_next_sentence() -> None:
    plea, row = "Stay informed. Subscribe to our newsletter", "“We have nothing left,” said Mary Roe, who owns it."
    assert kinds(page("en", plea, row), plea, row) == ["newsletter", ""]
    plea, row = "Subscribe to our newsletter", "Enter your email address and accept the terms of this newsletter."
    assert kinds(page("en", plea, row), plea, row) == ["newsletter", "newsletter"]


@pytest.mark.parametrize(
    ("tag", "row", "kind"),
    [
        ("zh", "编辑:李娜 责编:周强", "byline"),
        ("en", "Source: Reuters", "agency"),
        ("en", "This report is auto-generated from a news service. The Post holds no responsibility.", "copyright"),
    ],
)
def test_rows_of_the_foot(tag: str, row: str, kind: str) -> None:
    title, stamp, *paragraphs = NAMED[tag]
    record = normalize("\n".join((title, stamp, *paragraphs, row)))
    assert kinds(record, row) == [kind]
    assert record.credits == ()


def test_a_caption_with_day_and_agency_is_no_stamp() -> None:
    row = "시내에 있는 낡은 다리의 전경. 2024.1.25/뉴스1"
    record = page("ko", row)
    assert kinds(record, row) == ["caption"]
    assert record.credits == ("뉴스1",)


@pytest.mark.parametrize(
    ("tag", "row", "kind"),
    [
        ("ja", "店の前に立つ社長(10日、埼玉県秩父市)", "caption"),
        ("ja", "社長の年収(三百万円)", ""),
        ("ko", "14일 시내 다리가 사람들로 붐비고 있다. /한국도로공사", "caption"),
        ("en", "The bridge was closed to cars and/or lorries for years, and nobody knew why. He/she", ""),
        ("en", "The old bridge (Photo Jane Roe)", "caption"),
        ("en", "The old bridge (video game)", ""),
    ],
)
def test_captions_by_bracket_slash_and_day(tag: str, row: str, kind: str) -> None:
    assert kinds(page(tag, row), row) == [kind]


def test_the_last_sentence_behind_what_leads_elsewhere() -> None:
    row = "“We shall have the best bridge of all the valley,” she said."
    foot = ("Read also", "Why the mill was sold", row, "Comments")
    assert row in page("en", foot=foot).body
    teasers = ("Read also", "Why the mill was sold", "It all began with a letter to the council, years ago.")
    more = ("What the miller said", "He is no friend of the council, nor of its letters.", "Comments")
    assert "letter" not in page("en", foot=(*teasers, *more)).body


def test_a_byline_label_within_the_line_of_a_stamp() -> None:
    title, _, *paragraphs = NAMED["zh"]
    assert normalize("\n".join((title, "2024-10-11 09:47 来源: 晚报 作者: 周小敏", *paragraphs))).authors == ("周小敏",)


def test_a_picture_between_headline_and_byline_as_bbc_shows_it() -> None:
    rows = (
        "Yadda ambaliya ta raba dubban mutane da muhallansu",
        "Asalin hoton, AFP",
        "Bayanan hoto, Mutane na kokarin tserewa daga ambaliyar",
        "Marubuci, Zainab Musa",
        "3 Afrilu 2024",
        "Dubban mutane ne suka rasa muhallansu sakamakon ambaliyar ruwa da ta afka wa birnin a arewacin kasar.",
        "Hukumar bayar da agajin gaggawa ta ce an kafa sansanoni guda takwas domin tsugunar da su.",
    )
    record = normalize("\n".join(rows))
    assert (record.headline, record.credits, record.authors) == (rows[0], ("AFP",), ("Zainab Musa",))
    assert record.captions == ("Mutane na kokarin tserewa daga ambaliyar",)


@pytest.mark.parametrize(
    ("row", "credit"),
    [
        ("منبع تصویر، رویترز", ("رویترز",)),
        ("[عکس: رویترز]", ("رویترز",)),
        ("پل قدیمی", ()),
    ],
)
def test_labels_before_an_arabic_comma(row: str, credit: tuple[str, ...]) -> None:
    first = "شورای شهر روز دوشنبه تصمیم گرفت پل قدیمی را که از زمان سیل بسته است دوباره بسازد و هزینه آن را بپردازد."
    second = "شهردار به خبرنگاران گفت که کار در بهار آغاز می‌شود و حدود دو سال طول می‌کشد."
    assert normalize("\n".join(("شورای شهر پل قدیمی را می‌سازد", row, first, second))).credits == credit


@pytest.mark.parametrize(
    ("tag", "row", "names"),
    [
        ("en", "Juan Dela Cruz - The Valley Post", ("Juan Dela Cruz",)),
        ("en", "A- A A+", ()),
        ("zh", "编辑：李小娜", ()),
    ],
)
def test_particles_in_names_and_sizes_of_letters(tag: str, row: str, names: tuple[str, ...]) -> None:
    assert authors(tag, row) == names


def test_a_credit_with_a_notice_in_its_brackets() -> None:
    record = page("ko", "새로 단장한 시내의 낡은 다리", "[시청 제공. 재판매 및 DB 금지]")
    assert record.credits == ("시청",)


def test_file_is_the_label_of_a_picture() -> None:
    row = "People cross the old bridge (File: AFP)"
    record = page("en", row)
    assert (kinds(record, row), record.credits) == (["caption"], ("AFP",))


@pytest.mark.parametrize(
    ("tag", "row", "kind"),
    [
        ("ko", "◆ 관련기사", "related"),
        ("ja", "■関連記事", "related"),
        ("en", "★ Read more", "read-more"),
        ("ja", "■工事は来春から", ""),
        ("en", "★★★★ for the old bridge", ""),
    ],
)
def test_signs_before_a_label(tag: str, row: str, kind: str) -> None:
    assert kinds(page(tag, row), row) == [kind]


def test_what_stands_under_the_head_of_a_summary_is_the_description() -> None:
    title, stamp, first, second = NAMED["en"]
    lead = "It will cost the town a million and take two years."
    record = normalize("\n".join((title, stamp, "Key points", lead, first, second)))
    assert (record.headline, record.description, record.body) == (title, lead, f"{first}\n\n{second}")
