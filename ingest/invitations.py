"""An outlet's invitations to its reader: to watch, to listen, to speak up, to vote. A table only, no decisions.

Each is a verb that asks, at the start of the line, and below it what only an outlet has to offer: its programme, its
podcast, its live blog, its comments, its poll. News says such words too, so that neither alone is enough.
"""

# ruff: noqa: E501 - a table reads best with one kind of invitation on its line

from __future__ import annotations

from typing import Final

from ingest.wording import Group, any_of

_REST: Final = r"[^.]{0,80}[.!?…:]*\W*$"


def _invites(verbs: str, things: str) -> str:
    """A line that begins with one of `verbs` and names one of `things` soon after, in one sentence."""
    return rf"^[¿¡]?(?:{verbs})(?!\w)[^.]{{0,60}}?\b(?:{things}){_REST}"


def _alone(phrases: str) -> str:
    """A line that begins with one of `phrases`, which nobody but an outlet says."""
    return rf"^[¿¡]?(?:{phrases})(?!\w){_REST}"


_SHOWN: Final = r"(?:our|the|this|today's|tonight's|latest|full|whole|complete|new|a) (?:[\w'-]+ ){0,3}"

INVITATIONS: Final = Group(
    name="invitation",
    why="invites to watch, listen, comment or vote; says nothing of the event",
    longest=160,
    pattern=any_of(
        # English: to watch and to listen
        _alone(r"(?:watch|listen|stream|tune in|catch it|see it)(?: (?:it|this|us))? (?:live|now|here|again|back|on demand|in full|tonight|today|tomorrow)"),
        _invites(r"watch|listen(?: in)?(?: to)?|hear|catch|stream|tune in|see|view|check out|follow|read|catch up(?: on| with)?", rf"{_SHOWN}(?:podcasts?|programmes?|shows?|broadcasts?|bulletins?|documentary|documentaries|episodes?|live ?streams?|videos?|interviews?|live ?(?:blog|feed|coverage|page|updates?)|newscast|webinar|reports? (?:here|in full)|evening news|morning news|special)\b"),
        _invites(r"tune in|join us|watch live|listen live", r"(?:at|on|from|for|to) \w+"),
        # English: to speak up
        _alone(r"have your say|join (?:in )?(?:the|our) (?:conversation|discussion|debate)|(?:please )?comment (?:below|here)|over to you"),
        _invites(r"tell us|let us know|what do you think|what's your view|do you agree|share|leave|post|add|write|send us|give us", r"(?:in|on) the (?:comments?|replies)|(?:comments?|replies) (?:section|below)|below|(?:us )?(?:your|a) (?:comments?|thoughts?|views?|opinions?|stories|reply|feedback)\b|what you think"),
        _invites(r"(?:take|have) part|take|vote|answer|complete|fill (?:in|out)|try|ask|put", r"(?:in )?(?:our|this|today's) (?:[\w'-]+ ){0,2}(?:poll|survey|quiz|questionnaire|vote|experts?|reporters?|correspondents?|editors?|panel)\b"),
        # German
        _invites(r"(?:jetzt )?(?:hören|sehen|schauen|verfolgen|erleben|lesen|folgen) sie|(?:hör|hört|schau|schaut|seht|verfolgt?)(?: (?:rein|jetzt|hier|mal))?", r"live\b|im livestream|livestreams?|liveticker|live-?blog|podcasts?|sendung(?:en)?|\w*abendsendung|folgen?\b|mediathek|stream\b|(?:das|unser|im) (?:ganze |ausführliche )?(?:video|interview)"),
        _alone(r"(?:diskutieren|reden|stimmen|machen|debattieren|spielen) sie mit|(?:diskutier|rede|stimm|mach)e?t? mit|(?:ihre|deine|eure) meinung (?:ist|zählt|interessiert|zum thema)|sagen sie uns|schreiben sie uns|schreibt uns|schreib uns|im livestream|livestream:|liveticker:|zum (?:podcast|livestream|liveticker|video)"),
        _invites(r"(?:was|wie) (?:denken|meinen|halten|sehen) sie|hinterlassen sie|teilen sie|schreiben sie|nehmen sie (?:an|teil)|kommentieren sie", r"kommentar\w*|meinung|umfrage|mit uns|abstimmung"),
        # French
        _invites(r"(?:re)?(?:regardez|voyez|suivez|écoutez|retrouvez|découvrez|vivez)", r"en (?:direct|live|replay)|(?:notre|l'|le|la|ce) ?(?:\w+ )?(?:émission|podcast|vidéo|replay|journal|direct|épisode|édition)"),
        _invites(r"donnez|laissez|partagez|dites|exprimez|faites|envoyez|posez", r"(?:nous )?(?:votre|vos|un) (?:avis|opinions?|commentaires?|réactions?|questions?|témoignages?)|en commentaires?"),
        _alone(r"réagissez|rejoignez (?:la|le|notre|nous)|participez (?:au|à (?:la|notre)) (?:débat|discussion|conversation|sondage|vote)|(?:et vous,? )?qu'en pensez-vous|la parole est à vous|votez (?:pour|dans|ici)"),
        # Spanish
        _invites(r"mir[ae]|ve[ar]?|sig[ua]e?|escuch[ae]|disfrut[ae]|revive|no te pierdas|no se pierda|sintoniz[ae]|sintonice", r"en (?:vivo|directo)|(?:nuestr[oa]|el|la|este|esta) (?:\w+ )?(?:programa|p[óo]dcast|episodio|transmisión|emisión|v[íi]deo|entrevista completa|informativo|minuto a minuto)"),
        _invites(r"dej[ae](?:nos)?|compart[ae]|danos|denos|cu[ée]nt[ae]nos|escr[íi]benos|escr[íi]banos|d[ií]nos|d[ií]ganos|opin[ae]|coment[ae]", r"(?:tu|su|tus|sus) (?:opini[óo]n(?:es)?|comentarios?|historia)|en (?:los )?comentarios|qué (?:opinas|piensas|opina|piensa)"),
        _alone(r"particip[ae] en (?:la|el|nuestr[oa]) (?:conversación|debate|encuesta|discusión)|(?:únete|únase|súmate|súmese) (?:a|al) (?:la |nuestr[oa] )?(?:conversación|debate|comunidad|discusión)|da tu opinión|vota en"),
        # Italian
        _invites(r"guardat?[ae]?|seguit?[ei]?|segui|ascoltat?[ae]?|rivedi|non perder(?:e|ti|tevi)", r"in (?:diretta|streaming)|(?:il|la|l'|le|i|nostr[oaie]) ?(?:\w+ )?(?:podcast|puntata|trasmissione|edizione|video|diretta|telegiornale|tg|programma)"),
        _invites(r"di'|dì|dite(?:ci)?|dicci|lascia(?:ci|te)?|scrivi(?:ci)?|scriveteci|facci sapere|fateci sapere|commenta", r"(?:la )?(?:tua|vostra|un) (?:opinione|commento|idea)?|(?:nei|tra i) commenti|cosa ne pens\w+|qui sotto"),
        _alone(r"partecipa(?:te)? (?:alla|al|alle) (?:discussione|conversazione|dibattito|sondaggio)|unisciti (?:alla|al|a noi)|(?:e tu,? )?(?:che|cosa) ne pensi|vota il sondaggio"),
        # Portuguese
        _invites(r"assista|assiste|veja|vê|ouça|ouve|acompanhe|escute|não perca", r"ao vivo|em direto|(?:(?:o|a) )?(?:nosso|nossa|este|esta|o|a) (?:\w+ )?(?:programa|podcast|episódio|transmissão|vídeo|emissão|telejornal|live)"),
        _invites(r"dê|dá|deixe|deixa|comente|partilhe|compartilhe|envie|diga|conte", r"(?:a )?(?:sua|tua) (?:opinião|história)|(?:o )?(?:seu|teu|um) comentário|nos comentários|o que (?:acha|pensa)"),
        _alone(r"participe (?:da|na|do|no|de) (?:nossa |nosso )?(?:conversa|debate|discussão|enquete|sondagem)|junte-se (?:à|ao|a) (?:conversa|debate|discussão|nós|nossa)|(?:e você,? )?o que (?:você )?acha"),
        # Dutch
        _invites(r"kijk|bekijk|luister|beluister|volg|zie", r"live\b|(?:ons|onze|het|de|deze) (?:\w+ )?(?:\w*programma|podcast|uitzending|aflevering|live-?blog|video|livestream|journaal)"),
        _alone(r"(?:geef|deel|laat) (?:hier )?(?:je|uw|jouw) (?:mening|reactie)|(?:praat|discussieer|denk|stem|doe) mee|laat (?:het )?ons weten|laat een reactie achter|wat vind (?:jij|je|u)|reageer (?:hier|hieronder)"),
        # Polish
        _invites(r"oglądaj|obejrzyj|posłuchaj|słuchaj|śledź|zobacz", r"na żywo|(?:nasz\w*|ten|tego|cały|całą|całej) (?:\w+ )?(?:program\w*|podcast\w*|odcin\w+|audycj\w+|transmisj\w+|relacj\w+|wideo|rozmow\w+)"),
        _invites(r"napisz|podziel się|zostaw|daj znać|wyraź|skomentuj", r"komentarz\w*|opini\w+|co (?:o tym )?(?:myślisz|sądzisz)|z nami"),
        _alone(r"(?:dołącz|przyłącz się) do (?:dyskusji|rozmowy|nas|debaty)|weź udział w (?:dyskusji|sondzie|ankiecie|sondażu|głosowaniu)|zagłosuj w|a (?:ty|wy),? co (?:o tym )?sądzi\w+"),
        # Russian and Ukrainian
        _invites(r"смотрите|слушайте|следите|посмотрите|послушайте|дивіться|слухайте|стежте|подивіться|послухайте", r"в прямом эфире|прям\w+ эфир\w*|в прямому ефірі|наживо|онлайн|(?:наш\w*|вечерн\w+|вечірн\w+|нов\w+|полн\w+|повн\w+) (?:\w+ )?(?:подкаст\w*|программ\w*|програм\w*|трансляц\w+|выпуск\w*|випуск\w*|эфир\w*|ефір\w*|видео|відео)"),
        _invites(r"поделитесь|напишите|оставьте|оставляйте|выскажите|расскажите|поділіться|напишіть|залиште|залишайте|висловіть|розкажіть", r"мнени\w+|думк\w+|в комментари\w+|у коментар\w+|в коментар\w+|комментари\w+|коментар\w*|что вы думаете|що ви думаєте"),
        _alone(r"(?:присоединяйтесь|присоединитесь) к (?:обсуждению|разговору|дискуссии|нам)|(?:приєднуйтесь|приєднуйтеся|долучайтеся|долучайтесь) до (?:обговорення|розмови|дискусії|нас)|(?:участвуйте|примите участие) в (?:опросе|обсуждении|голосовании)|(?:беріть|візьміть) участь в (?:опитуванні|обговоренні)|(?:проголосуйте|голосуйте) в"),
    ),
)  # fmt: skip
