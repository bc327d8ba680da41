"""Sentences begin and end where a reader of each language would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.sentences import split

# One case a line: sentences parted by " | ".
CASES = """
Mr. Brown met Dr. Okafor at noon. | They spoke for an hour.
The U.S. President left Washington. | He landed at 5 p.m. in Rome.
She lives in the U.S. | The house is old.
"Stop!" he cried. | Nobody moved.
He asked, "Why now?" and left the room.
Prices rose 3.5 percent to $1.2 billion. | Wages did not.
J. K. Lund wrote the report. | It has 300 pages.
Wait... | Then the lights went out.
"We are tired." | "We want to go home."
Gen. Ahmed Sule arrived on Jan. 5 with Lt. Col. Mora.
Is it over? | Not yet! | Soon.
Acme Inc. said sales fell. | Shares dropped.
The firm, Acme Corp., is based in St. Louis, Mo., near the river.
See No. 5 and pp. 20 to 30 of Vol. 2.
Nearly 40 people (most of them children) were hurt. | Two died.
The vote was 5-4. | The chief justice dissented.
"It is done," she said. | "We won."
He works for the U.N. in Geneva. | His wife does not.
LONDON (XY) — The bank cut rates. | Markets cheered.
The fire was out by 6 a.m. | Crews stayed all day.
Er kam am 5. Mai an. | Dr. Weber wartete schon.
Das gilt z. B. für Kinder. | Erwachsene zahlen mehr.
Die Firma zahlt ca. 40 Mio. Euro. | Der Rat stimmte zu.
«Nous partons», dit-il. | Personne ne répondit.
M. Dupont a parlé à Mme. Leroy. | Elle a souri.
Le train part à 8 h. 30. | Il est en retard.
¿Quién ganó? | Nadie lo sabe. | ¡Qué día!
El Sr. Gómez vive en EE.UU. desde 1990. | Trabaja allí.
La Dra. Ruiz llegó tarde. | El tren se averió.
Il sig. Rossi ha vinto. | La città festeggia.
Il dott. Bianchi e l'avv. Neri sono partiti. | Torneranno lunedì.
O Sr. Silva chegou. | A festa começou.
A profa. Costa falou às 10h. | Todos ouviram.
De heer Jansen, o.a. bekend van tv, kwam. | Hij bleef kort.
Dhr. Bakker zei niets. | De vergadering was voorbij.
В 2020 г. Иванов уехал. | Он вернулся через год.
Завод стоит 5 млн. рублей. | Его продали.
Prof. Nowak mieszka w Krakowie. | Uczy historii.
Ceny wzrosły o 5 proc. w maju. | Płace stoją.
Ông Nam đến TP. Huế hôm qua. | Trời mưa to.
今日は雨です。 | 明日は晴れるでしょう。
「もう終わりだ。」と彼は言った。 | 誰も動かなかった。
他走了。 | 她还在等！ | 你呢？
यह पहला वाक्य है। | यह दूसरा है।
هل انتهى الأمر؟ | نعم.
Bl.a. Sverige och Norge deltog. | Danmark gjorde det inte.
Prof. Dr. Yılmaz konuştu. | Salon doluydu.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_text_is_cut_between_its_sentences(case: str) -> None:
    wanted = case.split(" | ")
    glue = "" if any(mark in case for mark in "。！？") else " "
    text = glue.join(wanted)
    assert [text[s.start : s.end] for s in split(text)] == wanted


def test_a_blank_line_always_ends_a_sentence() -> None:
    text = "No stop here\n\nA second paragraph. And more."
    assert [text[s.start : s.end] for s in split(text)] == ["No stop here", "A second paragraph.", "And more."]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    text = "The committee met on Monday in the old town hall of the\ncity and voted. It was late."
    assert len(split(text)) == 2


def test_a_lost_space_is_seen() -> None:
    text = "They left the states.The rest stayed. See www.example.com/a.Then"
    assert [text[s.start : s.end] for s in split(text)][:2] == ["They left the states.", "The rest stayed."]


@given(st.text(alphabet="aB .!?\n\"'“”。\u00a0-", max_size=120))
def test_sentences_are_in_order_apart_and_hold_all_but_white_space(text: str) -> None:
    spans = split(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
