"""Ten texts of the seeds' kind, written for this project: other outlets, words, authors, zones, languages. No tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.model import Published

ENGLISH = (
    "A ferry with 214 people on board ran aground off the island of Lemra on Thursday after its engines failed.",
    "The coast guard said that all passengers were taken off by midnight, and that eleven were treated for cold.",
    '"We heard a bang and then the lights went out," said Ana Duarte, a teacher from Selim. "You could not stand."',
    "The operator, Lemra Lines, said the ship had passed an inspection in May. The route is closed until Monday.",
    "Opposition lawmakers asked why the vessel had left port at all, hours after a storm warning had been issued.",
    "The transport ministry has opened an inquiry and expects first findings within ten days.",
)
GERMAN = (
    "Im Hafen von Brelau ist in der Nacht zum Freitag ein Lagerhaus ausgebrannt, sechs Feuerwehrleute wurden verletzt.",
    "Nach Angaben der Polizei brach das Feuer kurz nach Mitternacht in einer Halle mit Altreifen aus.",
    "Anwohner sollten Fenster und Türen geschlossen halten, teilte die Stadt mit. Die Bahnstrecke blieb gesperrt.",
    "Den Schaden schätzt der Betreiber auf rund vier Millionen Euro. Die Ursache ist noch unklar.",
)
FRENCH = (
    "Le gouvernement a présenté jeudi un plan de rénovation de douze mille écoles rurales sur cinq ans.",
    "Selon le ministère, les premiers chantiers doivent commencer au printemps dans les régions de montagne.",
    "Les syndicats d'enseignants jugent l'enveloppe insuffisante et demandent une rencontre avant la fin du mois.",
    "L'opposition a annoncé qu'elle déposerait une trentaine d'amendements au projet de budget.",
)
SPANISH = (
    "El tribunal electoral anuló el domingo los resultados de tres municipios por irregularidades en el recuento.",
    "Las votaciones se repetirán dentro de cuarenta días, según explicó la presidenta del organismo.",
    "Los dos principales partidos aceptaron la decisión, aunque pidieron observadores internacionales.",
    "La participación había sido del 61 por ciento, la más baja en veinte años.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A text, and what is to be read from it."""

    name: str
    text: str
    story: tuple[str, ...]
    title: str = ""
    author: str | None = None
    published: Published = None
    outlet: str | None = None


def _text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


VARIANTS = (
    Variant(
        name="a daily with a push notice, a pledge drive and a British zone",
        text=_text(
            "Keep informed with notifications from The Morning Courier",
            "You can manage notifications in your browser settings.",
            "Ferry with 214 on board runs aground off Lemra",
            "Everyone was brought ashore before midnight, the coast guard says",
            "Tomasz Wilk",
            "Thursday 13 June 2024 22:15 BST",
            "Your backing lets us keep asking questions",
            "From courtrooms to coastlines, The Morning Courier is there when it counts. Whether it's following public "
            "money or sitting through council meetings, we know that facts come before opinions.",
            "In a year like this one we need journalists in every town. Your contribution helps us pay for them.",
            "The Morning Courier is read by people of every political colour. We do not hide our reporting behind a "
            "paywall, and we are paid for by those who can afford it.",
            "Your backing makes the difference.",
            *ENGLISH,
            "___",
            "Follow the Courier's coverage of shipping at https://courier.example/hub/shipping",
            "Thanks for registering",
            "Please reload the page to be logged in",
        ),
        story=ENGLISH,
        title="Ferry with 214 on board runs aground off Lemra",
        author="Tomasz Wilk",
        published=datetime(2024, 6, 13, 21, 15, tzinfo=UTC),
        outlet="The Morning Courier",
    ),
    Variant(
        name="a blob with its day and no headline",
        text=" date 2024-06-14 Support independent reporting Read more Donate Now This is a test for every port. "
        "We need reporters on the quays, talking to crews. Your gift allows us to keep sending journalists.\n\n\n"
        + _text(*ENGLISH),
        story=ENGLISH,
        published=date(2024, 6, 14),
    ),
    Variant(
        name="a wire text with a byline, an American time and the desk's credits",
        text=_text(
            "Ferry runs aground in storm; all 214 people rescued",
            "By ANA LUCIA REYES and JOHN P. HALE",
            "June 13, 2024 at 5:15 p.m. EDT",
            f"PORT SELIM (AP) — {ENGLISH[0]}",
            *ENGLISH[1:],
            "___",
            "Reyes reported from Port Selim. Associated Press writer Kim Sato in Tokyo contributed to this report.",
            "Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, "
            "rewritten or redistributed without permission.",
        ),
        story=ENGLISH,
        title="Ferry runs aground in storm; all 214 people rescued",
        author="Ana Lucia Reyes, John P. Hale",
        published=datetime(2024, 6, 13, 21, 15, tzinfo=UTC),
    ),
    Variant(
        name="a site with a newsletter box and an Indian zone",
        text=_text(
            "Sign up to our free daily newsletter",
            "By signing up you agree to our terms and privacy policy.",
            "How a routine crossing to Lemra went wrong",
            "By Priya Raman, Transport Correspondent",
            "Published: 14 June 2024, 09:30 IST | Updated: 14 June 2024, 11:02 IST",
            *ENGLISH[:3],
            "Read more: What we know about the storm",
            *ENGLISH[3:],
            "Subscribe to our channel for more stories like this",
        ),
        story=ENGLISH,
        title="How a routine crossing to Lemra went wrong",
        author="Priya Raman",
        published=datetime(2024, 6, 14, 4, 0, tzinfo=UTC),
    ),
    Variant(
        name="a registration wall around a text without a byline",
        text=_text(
            "Create your free account to keep reading",
            "Already have an account? Log in",
            "Storm warning came hours before ferry left port",
            "Friday, June 14, 2024 10:20 AEST",
            *ENGLISH,
            "Thank you for subscribing",
            "You have been logged in. Refresh your browser if nothing happens.",
        ),
        story=ENGLISH,
        title="Storm warning came hours before ferry left port",
        published=datetime(2024, 6, 14, 0, 20, tzinfo=UTC),
    ),
    Variant(
        name="a German daily",
        text=_text(
            "Bleiben Sie informiert mit Benachrichtigungen vom Brelauer Anzeiger",
            "Lagerhaus im Hafen von Brelau ausgebrannt",
            "Von Katrin Möller",
            "Freitag, 14. Juni 2024, 08:05 Uhr MESZ",
            "Unterstützen Sie unabhängigen Journalismus",
            "Ihre Spende hilft uns, vor Ort zu sein. Guter Journalismus kostet Geld.",
            *GERMAN,
            "Lesen Sie auch: Was über den Brand bekannt ist",
            "Alle Rechte vorbehalten",
        ),
        story=GERMAN,
        title="Lagerhaus im Hafen von Brelau ausgebrannt",
        author="Katrin Möller",
        published=datetime(2024, 6, 14, 6, 5, tzinfo=UTC),
        outlet="Brelauer Anzeiger",
    ),
    Variant(
        name="a French site",
        text=_text(
            "Restez informé grâce aux notifications",
            "Douze mille écoles rurales à rénover en cinq ans",
            "Par Hélène Carpentier",
            "Publié le 13 juin 2024 à 18h40 CEST",
            *FRENCH[:2],
            "À lire aussi : La carte des écoles concernées",
            *FRENCH[2:],
            "Abonnez-vous à notre newsletter",
            "Votre soutien nous permet de rester indépendants.",
        ),
        story=FRENCH,
        title="Douze mille écoles rurales à rénover en cinq ans",
        author="Hélène Carpentier",
        published=datetime(2024, 6, 13, 16, 40, tzinfo=UTC),
    ),
    Variant(
        name="a Spanish site whose clock is given in hours from Greenwich",
        text=_text(
            "Suscríbete a nuestro boletín y recibe las noticias en tu correo",
            "El tribunal electoral anula los resultados en tres municipios",
            "Por Lucía Fernández",
            "16 de junio de 2024, 21:30 UTC-5",
            *SPANISH,
            "Lea también: Cronología de una elección discutida",
            "Todos los derechos reservados",
        ),
        story=SPANISH,
        title="El tribunal electoral anula los resultados en tres municipios",
        author="Lucía Fernández",
        published=datetime(2024, 6, 17, 2, 30, tzinfo=UTC),
    ),
    Variant(
        name="a pledge in the middle of the text and app notices at its end",
        text=_text(
            "Lemra ferry: inquiry opened after night of rescue",
            "All 214 passengers are safe. The operator says its ship was inspected in May.",
            "Samuel Adeyemi",
            "14 June 2024 07:45 WAT",
            *ENGLISH[:2],
            "Support our journalism",
            "Readers like you keep this newsroom running. Please consider making a donation to us today.",
            *ENGLISH[2:],
            "Download our app",
            "Follow us on Telegram",
        ),
        story=ENGLISH,
        title="Lemra ferry: inquiry opened after night of rescue",
        author="Samuel Adeyemi",
        published=datetime(2024, 6, 14, 6, 45, tzinfo=UTC),
    ),
    Variant(
        name="a page that consents, shares and loads",
        text=_text(
            "We use cookies to improve your experience. Accept all",
            "Share this article",
            "Storm-hit ferry was cleared to sail, operator says",
            "June 14, 2024 1:05 PM PDT",
            "By Dale Whitcomb | Harbor Tribune",
            *ENGLISH,
            "Harbor Tribune reporter Lee Park contributed to this report.",
            "© 2024 Harbor Tribune. All rights reserved.",
            "Load more",
        ),
        story=ENGLISH,
        title="Storm-hit ferry was cleared to sail, operator says",
        author="Dale Whitcomb",
        published=datetime(2024, 6, 14, 20, 5, tzinfo=UTC),
        outlet="Harbor Tribune",
    ),
)
