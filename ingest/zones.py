"""Time zone abbreviations as newsrooms write them, and month and day names in many languages. Tables only."""

# ruff: noqa: E501, SIM905 - a table reads best with one pattern or one list of words on its line

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Final

_HOURS: Final = {
    "UTC": 0, "GMT": 0, "Z": 0, "UT": 0, "WET": 0, "WEST": 1,
    "BST": 1, "IRISH": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "MET": 1, "MEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "SAST": 2, "WAT": 1, "CAT": 2, "EAT": 3, "AST": -4, "ADT": -3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "CLT": -4, "CLST": -3,
    "COT": -5, "PET": -5, "VET": -4, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7,
    "HKT": 8, "SGT": 8, "PHT": 8, "MYT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "IDT": 3, "AZT": 4,
}  # fmt: skip

NAMED: Final = {name: timezone(timedelta(hours=hours)) for name, hours in _HOURS.items()}
"""Fixed offsets. Ambiguous names read as the wires mean them: BST is British, IST Indian, CST American."""

PLACES: Final = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles", "AET": "Australia/Sydney",
    "NZT": "Pacific/Auckland", "UK": "Europe/London", "CE(S)T": "Europe/Berlin",
}  # fmt: skip
"""Names whose offset hangs on the date."""

_MONTH_NAMES: Final = """
january jan januar jänner janvier janv enero ene gennaio genn janeiro januari stycznia styczeń января янв січня ocak leden ledna tammikuuta januarie
february feb februar février févr fevrier febrero febbraio febbr fevereiro fev februari lutego luty февраля фев лютого şubat února helmikuuta februarie
march mar märz maerz mars marzo março mrt maart marca marzec марта мар березня mart března maaliskuuta martie
april apr avril avr abril abr aprile kwietnia kwiecień апреля апр квітня nisan dubna huhtikuuta aprilie
may mai mayo maggio magg maio mei maja maj мая травня mayıs května toukokuuta mai
june jun juni juin junio giugno giu junho czerwca czerwiec июня июн червня haziran června kesäkuuta iunie
july jul juli juillet juil julio luglio lug julho lipca lipiec июля июл липня temmuz července heinäkuuta iulie
august aug août aout agosto ago augustus sierpnia sierpień августа авг серпня ağustos srpna elokuuta augusti
september sep sept septembre septiembre settembre sett set setembro września wrzesień сентября сен вересня eylül září syyskuuta septembrie
october oct oktober okt octobre octubre ottobre ott outubro out października październik октября окт жовтня ekim října lokakuuta octombrie
november nov novembre noviembre novembro listopada listopad ноября ноя листопада kasım listopadu marraskuuta noiembrie
december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember grudnia grudzień декабря дек грудня aralık prosince joulukuuta decembrie
"""

MONTHS: Final = {
    name: number for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), start=1) for name in line.split()
}
"""Month names and their usual abbreviations, lower case, to 1 … 12. Where two languages differ the wires' one holds."""

WEEKDAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi
    mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì
    martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek sobota niedziela
    понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа п’ятниця субота
    неділя måndag tisdag onsdag torsdag fredag lördag söndag mandag lørdag søndag pazartesi salı çarşamba
    perşembe cuma
    """.split()
)

SMALL_WORDS: Final = frozenset(
    """
    published updated posted last modified on at first publish date time am pm a p m st nd rd th uhr um h de
    del la le les il the of à a as alle ore kl om godz r г в о року klo il y publié publiée le mis jour
    aktualisiert stand vom den am veröffentlicht publicado publicada actualizado el las pubblicato aggiornato
    atualizado às em gepubliceerd bijgewerkt opublikowano aktualizacja опубликовано обновлено опубліковано
    оновлено publicerad uppdaterad edited created local min mins minute minutes read lecture lesezeit lectura lettura leitura leestijd last
    """.split()
)
"""What else stands on a line that only says when something was published."""
