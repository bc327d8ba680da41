"""Chinese, Japanese and Thai are read as words with the extra, as pieces without, and make stories either way."""

from __future__ import annotations

import pytest

from domain.model import Article
from summarise import segments as segmenting
from summarise.segments import segments
from summarise.stories import Desk
from summarise.words import tokens
from tests.summarise.newsroom import NOW, article

EVENTS = {
    "zh": (
        ("北京地铁新线开通", "北京地铁十九号线周二开通运营，全长二十二公里，共设十座车站。市长陈明在开通仪式上讲话。"),
        ("地铁十九号线开始运营", "周二上午，北京地铁十九号线正式运营，首日乘客超过三十万人。十座车站全部启用。"),
        ("央行宣布降低利率", "中央银行周三宣布把基准利率下调到百分之三，以支持企业投资。经济学家没有料到。"),
    ),
    "ja": (
        ("札幌で大雪、空港閉鎖", "札幌市では火曜日に大雪が降り、新千歳空港の滑走路が閉鎖された。二百便が欠航した。"),
        ("大雪で新千歳空港が閉鎖", "北海道の大雪のため新千歳空港では火曜日、二百便が欠航した。"),
        ("女子代表が決勝へ", "サッカーの女子日本代表は水曜日、準決勝でブラジルを二対一で破り、決勝に進んだ。"),
    ),
    "th": (
        ("น้ำท่วมเชียงใหม่", "น้ำท่วมจังหวัดเชียงใหม่เมื่อวันอังคาร ประชาชนสองพันคนต้องอพยพออกจากบ้าน ผู้ว่าราชการจังหวัดขอความช่วยเหลือ"),
        ("เชียงใหม่อพยพประชาชนหนีน้ำท่วม", "ประชาชนสองพันคนในจังหวัดเชียงใหม่อพยพหนีน้ำท่วมเมื่อวันอังคาร ผู้ว่าราชการจังหวัดกล่าว"),
        ("ธนาคารกลางขึ้นดอกเบี้ย", "ธนาคารแห่งประเทศไทยขึ้นอัตราดอกเบี้ยนโยบายเป็นร้อยละสองเมื่อวันพุธ นักเศรษฐศาสตร์คาดไว้แล้ว"),
    ),
    "lo": (
        ("ນ້ຳຖ້ວມຫຼວງພະບາງ", "ນ້ຳຖ້ວມແຂວງຫຼວງພະບາງໃນວັນອັງຄານ ປະຊາຊົນສອງພັນຄົນຕ້ອງອົບພະຍົບອອກຈາກເຮືອນ ເຈົ້າແຂວງຂໍຄວາມຊ່ວຍເຫຼືອ"),
        ("ປະຊາຊົນຫຼວງພະບາງອົບພະຍົບໜີນ້ຳຖ້ວມ", "ປະຊາຊົນສອງພັນຄົນໃນແຂວງຫຼວງພະບາງອົບພະຍົບໜີນ້ຳຖ້ວມໃນວັນອັງຄານ ເຈົ້າແຂວງກ່າວ"),
        ("ທະນາຄານກາງຂຶ້ນດອກເບ້ຍ", "ທະນາຄານແຫ່ງລາວຂຶ້ນອັດຕາດອກເບ້ຍນະໂຍບາຍເປັນຮ້ອຍລະສອງໃນວັນພຸດ ນັກເສດຖະສາດຄາດໄວ້ແລ້ວ"),
    ),
    "km": (
        ("ទឹកជំនន់នៅសៀមរាប", "ទឹកជំនន់នៅខេត្តសៀមរាបកាលពីថ្ងៃអង្គារ ប្រជាជនពីរពាន់នាក់ត្រូវជម្លៀសចេញពីផ្ទះ អភិបាលខេត្តសុំជំនួយ"),
        ("ប្រជាជនសៀមរាបជម្លៀសចេញពីទឹកជំនន់", "ប្រជាជនពីរពាន់នាក់នៅខេត្តសៀមរាបជម្លៀសចេញពីទឹកជំនន់កាលពីថ្ងៃអង្គារ អភិបាលខេត្តនិយាយ"),
        ("ធនាគារកណ្តាលដំឡើងការប្រាក់", "ធនាគារជាតិដំឡើងអត្រាការប្រាក់ដល់ពីរភាគរយកាលពីថ្ងៃពុធ អ្នកសេដ្ឋកិច្ចបានរំពឹងទុក"),
    ),
}  # fmt: skip


def filed(lang: str) -> list[int]:
    """The stories of the language's three articles: two of one event, one of another."""
    desk = Desk()
    told: list[Article] = [
        article(f"{lang}{at}", text, title=title, lang=lang) for at, (title, text) in enumerate(EVENTS[lang])
    ]
    for one in told:
        desk.file(one)
    desk.recluster(NOW)
    return [desk.story_of(one.id) or 0 for one in told]


@pytest.fixture(params=["with the extra", "without"])
def extra(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the extra can be found."""
    if request.param == "without":
        monkeypatch.setattr(segmenting, "_parser", lambda name: None)
    return bool(request.param == "with the extra")


@pytest.mark.parametrize("lang", sorted(EVENTS))
def test_two_reports_are_one_story_and_another_event_is_not(lang: str, extra: bool) -> None:
    first, second, other = filed(lang)
    assert first == second != other


@pytest.mark.parametrize(
    ("text", "words", "pairs"),
    [
        ("北京地铁开通", ["北京", "地铁", "开通"], ["北京", "京地", "地铁", "铁开", "开通"]),
        ("東京で地震が", ["東京", "地震"], ["東京", "京で", "で地", "地震", "震が"]),
        ("FIFA世界", ["fifa", "世界"], ["fifa", "世界"]),
        ("plain words", ["plain", "words"], ["plain", "words"]),
    ],
    ids=["Chinese", "Japanese, endings dropped", "mixed", "with spaces"],
)
def test_words_with_the_extra_and_pairs_without(text: str, words: list[str], pairs: list[str], extra: bool) -> None:
    assert tokens(text) == (words if extra else pairs)


def test_scripts_without_a_model_stay_pieces_of_four() -> None:
    assert segments("ພາສາລາວ") is None
    assert tokens("ລາວ") == ["ລາວ"]
    assert tokens("ພາສາລາວ") == ["ພາສາ", "າສາລ", "ສາລາ", "າລາວ"]


def test_mixed_languages_never_share_a_story() -> None:
    desk = Desk()
    stories: dict[str, set[int]] = {}
    for lang, told in EVENTS.items():
        for at, (title, text) in enumerate(told):
            filing = desk.file(article(f"{lang}{at}", f"{text} FIFA 2026", title=f"{title} FIFA", lang=lang))
            stories.setdefault(lang, set()).add(filing.story)
    desk.recluster(NOW)
    found = [{desk.story_of(f"{lang}{at}") for at in range(3)} for lang in EVENTS]
    assert not found[0] & found[1]
    assert not found[0] & found[2]
    assert not found[1] & found[2]
