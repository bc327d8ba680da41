"""What people say for a zone that names neither a city nor a country of today. Facts only; it looks nothing up."""

from __future__ import annotations

from collections.abc import Mapping

ALIASES: Mapping[str, tuple[str, ...]] = {
    "USA": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix"),
    "NYC": ("America/New_York",),
    "Washington DC": ("America/New_York",),
    "LA": ("America/Los_Angeles",),
    "SF": ("America/Los_Angeles",),
    "California": ("America/Los_Angeles",),
    "Silicon Valley": ("America/Los_Angeles",),
    "Arizona": ("America/Phoenix",),
    "Hawaii": ("Pacific/Honolulu",),
    "CDMX": ("America/Mexico_City",),
    "Rio": ("America/Sao_Paulo",),
    "Frankfurt": ("Europe/Berlin",),
    "Goa": ("Asia/Kolkata",),
    "Penang": ("Asia/Kuala_Lumpur",),
    "UK": ("Europe/London",),
    "Great Britain": ("Europe/London",),
    "England": ("Europe/London",),
    "Scotland": ("Europe/London",),
    "Wales": ("Europe/London",),
    "Korea": ("Asia/Seoul",),
    "UAE": ("Asia/Dubai",),
}
"""A place by its everyday name → zones, likeliest first; several where the name alone doesn't tell."""

RENAMED = {
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Dacca": "Asia/Dhaka",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Macao": "Asia/Macau",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
}
"""Old spellings of a city → today's. Other links, such as Oslo to Berlin, are left as they are: people live there."""

ABBREVIATIONS: Mapping[str, tuple[str, ...]] = (
    dict.fromkeys(("pst", "pdt", "pt"), ("America/Los_Angeles",))
    | dict.fromkeys(("mdt", "mt"), ("America/Denver",))
    | dict.fromkeys(("est", "edt", "et"), ("America/New_York", "America/Toronto", "America/Panama"))
    | dict.fromkeys(("cet", "cest", "met"), ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome"))
    | dict.fromkeys(("eet", "eest"), ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Africa/Cairo"))
    | dict.fromkeys(("wet", "west"), ("Europe/Lisbon", "Atlantic/Canary"))
    | {
        "mst": ("America/Denver", "America/Phoenix"),
        "cst": ("America/Chicago", "Asia/Shanghai", "America/Mexico_City"),
        "cdt": ("America/Chicago",),
        "hst": ("Pacific/Honolulu",),
        "akst": ("America/Anchorage",),
        "bst": ("Europe/London", "Asia/Dhaka"),
        "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
        "msk": ("Europe/Moscow",),
        "jst": ("Asia/Tokyo",),
        "kst": ("Asia/Seoul",),
        "sgt": ("Asia/Singapore",),
        "hkt": ("Asia/Hong_Kong",),
        "aest": ("Australia/Sydney", "Australia/Brisbane"),
        "aedt": ("Australia/Sydney",),
        "nzst": ("Pacific/Auckland",),
        "nzdt": ("Pacific/Auckland",),
        "sast": ("Africa/Johannesburg",),
        "brt": ("America/Sao_Paulo",),
    }
)
"""An abbreviation names an offset, not a place; a place is what is wanted, so they are read as one."""

PART_HOUR_OFFSETS = {
    "-9:30": ("Pacific/Marquesas",),
    "-3:30": ("America/St_Johns",),
    "+3:30": ("Asia/Tehran",),
    "+4:30": ("Asia/Kabul",),
    "+5:30": ("Asia/Kolkata", "Asia/Colombo"),
    "+5:45": ("Asia/Kathmandu",),
    "+6:30": ("Asia/Yangon", "Indian/Cocos"),
    "+8:45": ("Australia/Eucla",),
    "+9:30": ("Australia/Darwin", "Australia/Adelaide"),
    "+10:30": ("Australia/Lord_Howe", "Australia/Adelaide"),
    "+12:45": ("Pacific/Chatham",),
}
"""Offsets with minutes, for which there is no zone of fixed clocks → where they hold."""
