"""Cities and abbreviations that people type and that name no zone. Facts only; it looks nothing up.

The zone database names one city a zone, rarely the one a person lives in: here are the larger ones it leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping

BY_ZONE = {
    "Africa/Cairo": "Alexandria, Giza",
    "Africa/Casablanca": "Rabat, Marrakesh, Marrakech, Fez",
    "Africa/Johannesburg": "Cape Town, Durban, Pretoria, Soweto",
    "Africa/Lagos": "Abuja, Ibadan, Kano",
    "Africa/Nairobi": "Mombasa",
    "America/Argentina/Buenos_Aires": "Rosario",
    "America/Bogota": "Medellin, Cali",
    "America/Chicago": "Houston, Dallas, Austin, San Antonio, Minneapolis, New Orleans, Milwaukee, Saint "
    "Louis, St Louis, Memphis, Nashville, Kansas City, Oklahoma City, Madison, Fort Worth",
    "America/Denver": "Salt Lake City, Albuquerque, Colorado Springs, El Paso",
    "America/Edmonton": "Calgary",
    "America/Guayaquil": "Quito",
    "America/La_Paz": "Santa Cruz",
    "America/Los_Angeles": "San Francisco, SF, LA, Seattle, San Diego, San Jose CA, Silicon Valley, Oakland, "
    "Sacramento, Las Vegas, Portland, California",
    "America/Mexico_City": "Guadalajara, Puebla, CDMX",
    "America/New_York": "NYC, Washington, Washington DC, Boston, Philadelphia, Miami, Atlanta, Baltimore, "
    "Orlando, Tampa, Charlotte, Cleveland, Pittsburgh, Cincinnati, Columbus, Brooklyn, Manhattan, "
    "Buffalo, Raleigh, Jacksonville, Newark",
    "America/Phoenix": "Tucson, Arizona",
    "America/Sao_Paulo": "Rio, Rio de Janeiro, Brasilia, Belo Horizonte, Curitiba, Porto Alegre, Florianopolis",
    "America/Toronto": "Ottawa, Montreal, Quebec, Quebec City",
    "America/Vancouver": "Victoria BC",
    "Asia/Bangkok": "Chiang Mai, Phuket",
    "Asia/Dubai": "Abu Dhabi, Sharjah, UAE",
    "Asia/Ho_Chi_Minh": "Hanoi, Ha Noi, Da Nang, Ho Chi Minh City",
    "Asia/Jakarta": "Bandung, Surabaya",
    "Asia/Jerusalem": "Haifa",
    "Asia/Karachi": "Lahore, Islamabad, Rawalpindi, Faisalabad",
    "Asia/Kolkata": "Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Madras, "
    "Hyderabad, Pune, Ahmedabad, Jaipur, Kochi, Goa, Lucknow, Surat",
    "Asia/Kuala_Lumpur": "Penang",
    "Asia/Manila": "Cebu, Quezon City",
    "Asia/Riyadh": "Jeddah, Mecca, Medina",
    "Asia/Seoul": "Busan, Incheon",
    "Asia/Shanghai": "Beijing, Peking, Shenzhen, Guangzhou, Chengdu, Wuhan, Tianjin, Hangzhou, Nanjing, Xian, Suzhou",
    "Asia/Tokyo": "Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe",
    "Australia/Brisbane": "Gold Coast, Cairns",
    "Australia/Perth": "Fremantle",
    "Australia/Sydney": "Newcastle NSW, Wollongong",
    "Europe/Amsterdam": "Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven",
    "Europe/Athens": "Thessaloniki, Patras",
    "Europe/Berlin": "Munich, München, Muenchen, Frankfurt, Frankfurt am Main, Hamburg, Cologne, Köln, "
    "Koeln, Stuttgart, Düsseldorf, Duesseldorf, Leipzig, Dresden, Hannover, Hanover, Nuremberg, Nürnberg, "
    "Bremen, Essen, Dortmund, Bonn",
    "Europe/Brussels": "Antwerp, Ghent, Bruges, Liege",
    "Europe/Bucharest": "Cluj, Timisoara",
    "Europe/Copenhagen": "Aarhus",
    "Europe/Dublin": "Cork, Galway",
    "Europe/Helsinki": "Tampere, Espoo",
    "Europe/Istanbul": "Ankara, Izmir, Antalya",
    "Europe/Kyiv": "Kharkiv, Odesa, Odessa, Lviv, Dnipro",
    "Europe/Lisbon": "Porto, Oporto",
    "Europe/London": "England, Scotland, Wales, Manchester, Birmingham, Liverpool, Leeds, Glasgow, Edinburgh, Bristol, "
    "Cardiff, Belfast, Oxford, Cambridge, UK, Great Britain, United Kingdom, Sheffield, Newcastle",
    "Europe/Madrid": "Barcelona, Valencia, Seville, Sevilla, Bilbao, Malaga, Zaragoza",
    "Europe/Moscow": "Saint Petersburg, St Petersburg, Sochi",
    "Europe/Oslo": "Bergen, Trondheim",
    "Europe/Paris": "Lyon, Marseille, Toulouse, Nice, Bordeaux, Lille, Strasbourg, Nantes",
    "Europe/Prague": "Brno",
    "Europe/Rome": "Milan, Milano, Naples, Napoli, Turin, Torino, Florence, Firenze, Venice, Venezia, Bologna, Roma",
    "Europe/Stockholm": "Gothenburg, Göteborg, Malmö",
    "Europe/Vienna": "Graz, Salzburg, Innsbruck, Wien",
    "Europe/Warsaw": "Krakow, Kraków, Gdansk, Wroclaw, Poznan, Lodz, Warszawa",
    "Europe/Zurich": "Geneva, Genève, Basel, Bern, Lausanne, Lucerne",
    "Pacific/Auckland": "Wellington, Christchurch",
    "Pacific/Honolulu": "Hawaii",
}
"""A zone → cities whose clocks it keeps, as people write them. These are also the zones where most people live."""

CITIES: Mapping[str, tuple[str, ...]] = {
    city: (zone,) for zone, cities in BY_ZONE.items() for city in cities.split(", ")
} | {
    "USA": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix"),
    "San Jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "Korea": ("Asia/Seoul",),
}
"""City (or a country by its everyday name) → zones, likeliest first; several where the name alone doesn't tell."""

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
