# Deutsch. Schlüssel und Werte sind die von en.ftl.
# $who sagt, wie der Ort heißt: you, group, topic oder channel.

## Zeiten: Muster nach Unicode TR 35, und wie Tage verbunden werden
pattern-day = EEEE, d. MMMM
pattern-short-day = EEE, d. MMM
pattern-short-day-of-year = EEE, d. MMM y
pattern-clock = HH:mm
pattern-weekday = EEEE
pattern-short-weekday = EEE
when-today = heute { $clock }
when-yesterday = gestern { $clock }
when-day = { $day } { $clock }
due-today = heute, { $day }, { $clock }
due-tomorrow = morgen, { $day }, { $clock }
due-day = { $day }, { $clock }
days-every = jeden Tag
days-range = { $first } bis { $last }

quoted = „{ $said }“

## Gezähltes
stories = { $n ->
    [one] 1 Meldung
   *[other] { NUMBER($n) } Meldungen
}
articles = { $n ->
    [one] 1 Artikel
   *[other] { NUMBER($n) } Artikel
}
feeds = { $n ->
    [one] 1 Feed
   *[other] { NUMBER($n) } Feeds
}
outlets = { $n ->
    [one] 1 Medium
   *[other] { NUMBER($n) } Medien
}
reports = { $n ->
    [one] 1 eigener Bericht
   *[other] { NUMBER($n) } eigene Berichte
}
copies = { $n ->
    [one] 1 Kopie eines Textes
   *[other] { NUMBER($n) } Kopien eines Textes
}

## Themen
topic-world = Welt
topic-politics = Politik
topic-business = Wirtschaft
topic-technology = Technik
topic-science = Wissenschaft
topic-health = Gesundheit
topic-sport = Sport
topic-culture = Kultur

## Das Menü der Befehle
command-latest = Was neu ist, seit du zuletzt nachgesehen hast
command-subscribe = Jeden Tag ein Überblick, zu deiner Zeit
command-unsubscribe = Kein täglicher Überblick mehr; Einstellungen bleiben
command-schedule = Wann er kommt: 07:30 mon-fri, 10:00 sat sun
command-timezone = Deine Zeitzone, nach Stadt
command-topics = Worum es geht
command-status = Was hier gilt und wie es um die Quellen steht
command-help = Was du sagen kannst
command-start = Einrichten mit drei Tipps

## Ein Überblick
briefing-morning = Überblick am Morgen · { $day }, { $clock }
briefing-afternoon = Überblick am Nachmittag · { $day }, { $clock }
briefing-evening = Überblick am Abend · { $day }, { $clock }
briefing-morning-again = Überblick am Morgen, noch einmal · { $day }, { $clock }
briefing-afternoon-again = Überblick am Nachmittag, noch einmal · { $day }, { $clock }
briefing-evening-again = Überblick am Abend, noch einmal · { $day }, { $clock }
briefing-made = { $stories } seit { $since }; gelesen: { $articles } in { $feeds }
briefing-update = NEUES DAZU
briefing-new-since = Neu seit { $since }:
briefing-source = Quelle
briefing-more = { $n ->
    [one] 1 weitere Meldung in dieser Zeit.
   *[other] { NUMBER($n) } weitere Meldungen in dieser Zeit.
}
briefing-sample = Noch war keine Quelle zu erreichen: Das sind erfundene Meldungen aus der mitgelieferten Beispielredaktion.
briefing-waiting = { $n ->
    [one] 1 von { $feeds } wird noch zum ersten Mal gelesen.
   *[other] { NUMBER($n) } von { $feeds } werden noch zum ersten Mal gelesen.
}
briefing-failing = { $n ->
    [one] 1 von { $feeds } war nicht zu lesen.
   *[other] { NUMBER($n) } von { $feeds } waren nicht zu lesen.
}
briefing-late = Der Überblick von { $when } konnte nicht rechtzeitig gesendet werden; seine Meldungen stehen in diesem.
briefing-restored = Dieser Bot ist zu einer älteren Sicherung seines Gedächtnisses zurückgekehrt: Manches davon kam vielleicht schon.
briefing-quiet = Ruhige Zeiten: nichts Neues seit { $since }.
briefing-quiet-late = Ruhige Zeiten: nichts Neues seit { $since }. Der Überblick von { $when } konnte nicht rechtzeitig gesendet werden.
briefing-repeat = ↻ evtl. doppelt

## /latest
latest-more-button = Weitere Meldungen
latest-again-button = Die letzten 24 Stunden noch einmal
latest-number = Ich kann 1 bis { $most } Meldungen auf einmal zeigen. Zum Beispiel: /latest 3
latest-no-topic =
    Ein Thema „{ $said }“ kenne ich nicht. Nenne eine Zahl bis { $most } oder eines von: { $topics }.
    Zum Beispiel: /latest 3 oder /latest { $example }
latest-nothing = Nichts Neues seit { $since }.
latest-nothing-about = Nichts Neues zu { $topics } seit { $since }.
latest-nothing-day = In den letzten 24 Stunden ist nichts gekommen.
latest-all = Das war alles.

## /start
start-hello = Hallo! Ich lese die Nachrichten und erzähle jedes Ereignis einmal, in zwei oder drei Sätzen, die wörtlich aus den Artikeln stammen und zu ihrer Quelle führen.
start-topics = 1 von 3 · Worum soll es in deinem Überblick gehen?
start-zone = 2 von 3 · Wo bist du? (Ein anderer Ort: sag /timezone und eine Stadt.)
start-time = 3 von 3 · Wann soll er kommen, jeden Tag?
start-your-zone = Deine Zeitzone ist { $zone }.
start-next-button = Weiter →
start-not-now-button = Jetzt nicht
start-not-now = Also kein täglicher Überblick. /latest gibt dir jederzeit einen, /subscribe richtet einen täglichen ein.

## /subscribe, /unsubscribe, /schedule
schedule-holds = { $who ->
    [you] Du bekommst einen Überblick:
    [group] Diese Gruppe bekommt einen Überblick:
    [topic] Dieses Thema bekommt einen Überblick:
   *[channel] Dieser Kanal bekommt einen Überblick:
} { $times }, { $zone }.
schedule-holds-next = { schedule-holds } Der nächste: { $next }.
schedule-time = { $clock } { $days }
schedule-none = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} keinen täglichen Überblick. So kommt einer, zum Beispiel: /schedule 07:30 mon-fri
schedule-off-already = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} keinen täglichen Überblick. /subscribe richtet einen ein.
schedule-off = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} keinen täglichen Überblick mehr. Alle Einstellungen bleiben; /latest geht wie zuvor.
schedule-again-button = Wieder anfangen
schedule-next-five = Die nächsten fünf:
schedule-zone-hint = Die Zeitzone ist { $zone }; mit /timezone und deiner Stadt änderst du sie.
schedule-wrong =
    { $what }
    Zum Beispiel:
schedule-nothing = Nenne eine Uhrzeit.
schedule-no-time = Ich sehe Tage, aber keine Uhrzeit.
schedule-no-such-time = „{ $said }“ ist keine Uhrzeit: Stunden gehen von 0 bis 23, Minuten von 00 bis 59.
schedule-no-such-half-day = „{ $said }“ ist keine Uhrzeit: Mit am oder pm gehen Stunden von 1 bis 12.
schedule-open-range = „{ $said }“ braucht auf beiden Seiten einen Tag, etwa mon-fri.
schedule-time-range = „{ $said }“ ist eine Zeitspanne; ich sende zu einzelnen Zeiten.
schedule-days-without-time = „{ $said }“ hat keine Uhrzeit.
schedule-unknown = Was „{ $said }“ hier heißt, weiß ich nicht.
schedule-too-many = Das ist mehr als { $most } Mal am Tag.
schedule-too-long = Das ist zu lang für einen Zeitplan.

## /timezone
zone-is = { $who ->
    [you] Deine Zeitzone
    [group] Die Zeitzone dieser Gruppe
    [topic] Die Zeitzone dieses Themas
   *[channel] Die Zeitzone dieses Kanals
} ist { $zone }; dort ist es { $clock }, { $day }.
zone-how = Um sie zu ändern, nenne eine Stadt: /timezone Kiew
zone-several = Es gibt mehrere Orte wie „{ $said }“. Welcher ist es?
zone-unknown = Einen Ort „{ $said }“ kenne ich nicht. Nenne eine große Stadt in der Nähe oder eine Zone: /timezone Europe/Berlin

## /topics
topics-about = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} Meldungen zu: { $topics }.
topics-everything = allem
topics-everything-button = Alles
topics-tap = Tippe, um es zu ändern.
topics-unknown =
    Ein Thema „{ $said }“ kenne ich nicht. Es gibt: { $topics }.
    Zum Beispiel: /{ $command } world science

## /help
help-title = Was du sagen kannst
help-line = { $said } — { $what }
help-latest = was neu ist, seit du zuletzt nachgesehen hast
help-latest-3 = die drei wichtigsten Meldungen
help-latest-topic = ein Thema
help-subscribe = jeden Tag ein Überblick dazu
help-schedule = wann er kommt
help-timezone = damit 07:30 dein 07:30 ist
help-topics = durch Tippen wählen
help-unsubscribe = aufhören; Einstellungen bleiben
help-status = was hier gilt
help-more-button = Mehr ›
help-first-button = ‹ Zurück
help-search = Meldungen aus dem Archiv
help-settings = alle Einstellungen, mit Knöpfen
help-mute = nichts mehr mit diesen Wörtern
help-only = nur Meldungen mit diesem Wort
help-length = drei Sätze je Meldung
help-stories = sieben Meldungen je Überblick
help-quiet = Stunden ohne Ton
help-silent = Überblicke ohne Ton
help-skipempty = nichts kommt, wenn es nichts Neues gibt
help-alerts = eine große Meldung sofort
help-articles = Sprachen der Artikel
help-language = die Sprache, die ich spreche
help-why = wie die dritte Meldung entstand
help-likes = was 👍 und 👎 bisher sagen
help-export = alles, was von diesem Chat gespeichert ist
help-forget = es löschen
help-promise = Jeder Satz steht wörtlich in dem Artikel, zu dem der Name des Mediums führt. Jedes Ereignis wird einmal erzählt.

## /status
status-looked = Zuletzt nachgesehen: { $when }.
status-never = noch nie
status-sources = { $n ->
    [one] 1 Quelle
   *[other] { NUMBER($n) } Quellen
}, zuletzt gelesen: { $when }; nicht zu lesen: { NUMBER($failing) }.
status-trouble = · { $outlet }: { $trouble }
status-queue = Noch zu senden: { NUMBER($waiting) }. Gesendet: { NUMBER($sent) }. Aufgegeben: { NUMBER($gave-up) }. Noch nicht beantwortet: { NUMBER($unanswered) }. Datenbank: { $size } MB.

## Wer darf, und was nicht verstanden wurde
access-owner = Dieser Bot gehört jetzt dir. Niemand sonst kann ihn benutzen, bis du jemanden hereinlässt.
access-stranger = Hallo! Das ist ein privater Nachrichtenbot. Sein Besitzer kann dich hereinlassen.
access-admins = Das können nur Admins dieses Chats ändern. /latest darf jeder sagen.
access-not-for-you = Das ist nicht für dich.
button-old = Dieser Knopf ist zu alt. Sag den Befehl noch einmal.
unknown-near = Meintest du /{ $command }? /help zeigt, was du sagen kannst.
unknown = Das habe ich nicht verstanden. /latest bringt die Nachrichten, /help zeigt alles, was du sagen kannst.
failed = Hier ist etwas schiefgegangen. Für den Betreiber ist es notiert; bitte versuche etwas anderes.

## Was mit einer Quelle nicht stimmt (trouble-<Art>) und was man tun kann (trouble-do-…)
trouble-address = Das ist keine Web-Adresse.
trouble-private = Diese Adresse liegt in einem privaten Netz oder an einer Stelle, die nicht gelesen wird.
trouble-no-site = Eine Website mit diesem Namen gibt es nicht.
trouble-unreachable = Die Website war nicht zu erreichen.
trouble-certificate = Das Zertifikat der Website ist ungültig.
trouble-not-http = Dort antwortet etwas, aber keine Website.
trouble-slow = Die Website hat nicht innerhalb von { NUMBER($number) } Sekunden geantwortet.
trouble-broken-off = Die Antwort brach mittendrin ab.
trouble-large = Es ist größer als { NUMBER($number) } MiB.
trouble-packed = Die Antwort ist auf eine Weise gepackt, um die nicht gebeten wurde.
trouble-nowhere = Die Adresse leitet ins Leere weiter.
trouble-loop = Die Adresse leitet endlos weiter.
trouble-password = Die Website verlangt dafür ein Passwort (401).
trouble-refused = Die Website lässt sich nicht von Programmen lesen (403).
trouble-challenge = Die Website zeigt eine Prüfseite, die nur ein Browser besteht.
trouble-missing = Unter dieser Adresse gibt es nichts (404).
trouble-lost = Unter dieser Adresse gibt es seit zwei Wochen nichts (404), darum wird sie nicht mehr gefragt.
trouble-gone = Es wurde endgültig entfernt (410).
trouble-busy = Die Website möchte seltener gefragt werden (429).
trouble-status = Die Website antwortete mit einem Fehler ({ NUMBER($number, useGrouping: 0) }).
trouble-robots = Die Website bittet Programme, ihre Seiten nicht zu lesen.
trouble-held = Die Website hat darum gebeten, eine Weile in Ruhe gelassen zu werden.
trouble-web-page = Das ist eine Webseite, kein Feed.
trouble-not-feed = Unter dieser Adresse gibt es keinen Feed.
trouble-damaged = Es gibt einen Feed, aber er ist zu beschädigt, um ihn zu lesen.
trouble-hard = Es ließ sich nicht in der erlaubten Zeit und mit dem erlaubten Speicher lesen.
trouble-no-sitemaps = Keine der dort genannten Sitemaps ließ sich lesen.
trouble-no-links = Die Seite listet keine Artikel auf.
trouble-nothing = Es gibt eine Seite, aber keinen Feed und keine Artikelliste darauf.
trouble-no-folder = Diesen Ordner gibt es nicht.
trouble-folder = Der Ordner lässt sich nicht lesen.
trouble-do-spell = Sie sollte so aussehen: https://example.org/news
trouble-do-operator = Das kann nur der Betreiber dieses Bots erlauben.
trouble-do-check = Öffne sie im Browser und prüfe die Schreibweise.
trouble-do-wait = Es ist nichts zu tun: Später wird wieder gefragt, mit wachsendem Abstand.
trouble-do-site = Das kann nur die Website beheben. Später wird wieder gefragt.
trouble-do-smaller = Vielleicht hat die Website einen kleineren Feed für ein einzelnes Ressort.
trouble-do-open = Lesen lässt sich nur, was allen offensteht. Vielleicht hat die Website einen offenen Feed.
trouble-do-other = Vielleicht hat die Website einen anderen Feed, oder ein anderes Medium bringt dieselben Nachrichten.
trouble-do-find = Gib die Adresse der Website selbst an, dann werden ihre Feeds gesucht.
trouble-do-list = Gib eine Seite der Website an, die ihre Artikel auflistet, oder die Adresse eines Feeds.
trouble-do-folder = Prüfe den Pfad und wer ihn lesen darf.

## Was der Besitzer wissen muss
topic-gone = Das Thema, das hier einen Überblick bekam, ist geschlossen oder gelöscht. Darum kommt dort keiner mehr; was unterwegs war, kommt hierher. Für einen neuen Überblick sag /subscribe in dem Thema, in das er kommen soll.
house-near-cap = Meine Datenbank belegt { $used } MB von den { $cap } MB, die sie belegen darf. Darüber werden die ältesten Texte früher gelöscht.
house-over-cap = Meine Datenbank war größer als die erlaubten { $cap } MB. Darum wurden Texte, die älter als { $days } Tage sind, früher gelöscht. Ein höheres Limit bewahrt sie länger auf.
house-no-room = Für die Sicherung der Datenbank in dieser Nacht ist zu wenig Platz auf der Festplatte. Bitte Platz schaffen; bis dahin gibt es keine neue Sicherung.
house-full = Die Festplatte ist voll. Ich antworte und stelle zu aus einem kleinen Rest, den ich für diesen Tag behalten habe, lese aber keine Quelle, bis wieder Platz ist. Bitte Platz schaffen.
house-no-copy = Die Datenbank konnte in dieser Nacht nicht gesichert werden. Den Grund nennt das Protokoll.
house-restored = Meine Datenbank war beschädigt, und ich bin zur Sicherung vom { $when } zurückgekehrt. Was seither einging, ist verloren; manche Meldungen kommen vielleicht noch einmal.
house-silence = Seit { $since } habe ich mehr als einen Tag lang nichts von Telegram gehört. Was man einem Bot sagt, hebt Telegram nur einen Tag lang auf: Was vor { $gone } gesagt wurde, ist verloren. Die Überblicke sind es nicht: Was ausfiel, kommt in einem.

## Eine Meldung, an Ort und Stelle geöffnet
card-time-line = Wie davon erzählt wurde
card-copy = (eine Kopie von { $outlet })
card-more-articles = { $n ->
    [one] 1 weiterer Artikel
   *[other] { NUMBER($n) } weitere Artikel
}
card-follow-button = ☆ Verfolgen
card-unfollow-button = ★ Nicht mehr verfolgen
card-mute-button = Nichts mehr davon
card-unmute-button = Wieder davon hören
card-apart-button = Nicht dieselbe Meldung
card-why-button = Warum?
card-back-button = ← Zurück
card-followed = Verfolgt: Die Meldung kommt von nun an zuerst.
card-muted = Stumm: Die Meldung bleibt von nun an weg.
card-neither = Sie ist wieder eine Meldung wie jede andere.
card-gone = Diese Meldung gibt es hier nicht mehr.
card-one-report = Sie besteht nur aus einem Bericht.
card-which = Welcher dieser Berichte gehört nicht dazu?
card-apart-here = Verstanden: Hier bleiben die beiden von nun an getrennt.
card-apart-all = Verstanden: Die beiden bleiben von nun an getrennt, für alle.

## /why
command-why = Wie eine Meldung entstand: /why 3
command-likes = Was die Daumen sagen, und wie es vergessen wird
why-how = Nenne die Nummer einer Meldung des letzten Überblicks, 1 bis { $most }. Zum Beispiel: /why 1
why-no-number = Der letzte Überblick hat keine Meldung „{ $said }“. Die Nummern gehen von 1 bis { $most }. Zum Beispiel: /why 1
why-no-briefing = Hier gab es noch keinen Überblick. /latest bringt einen.
why-counted = { $articles }, { $outlets }, { $reports }
why-own = Ein eigener Bericht.
why-copy = Eine Kopie des Textes von { $outlet }.
why-first = Mit ihm begann die Meldung, oder er kam nachträglich dazu.
why-score = Verbunden durch eine Ähnlichkeit von { $score }: { $shares }.
why-rest = der Rest
why-time = der zeitliche Abstand
why-liked = Die Daumen hier heben sie um { $percent } %: { $shares }.
why-disliked = Die Daumen hier senken sie um { $percent } %: { $shares }.

likes-none = Hier gab noch niemand einen Daumen. 👍 oder 👎 unter einer geöffneten Meldung bringt etwas mehr oder weniger davon; auf Telegram auch eine Reaktion auf einen Überblick.
likes-head = Was die Daumen hier sagen
likes-more-of = Mehr: { $names }
likes-less-of = Weniger: { $names }
likes-forget-button = Alle Daumen vergessen
likes-forgotten = Vergessen: Hier zählt kein Daumen mehr.
likes-more = Gemerkt: etwas mehr davon. /likes zeigt, was zählt.
likes-less = Gemerkt: etwas weniger davon. /likes zeigt, was zählt.

## Das Menü der Befehle, fortgesetzt
command-search = Etwas im Archiv nachschlagen
command-mute = Wörter, von denen du nichts hören willst
command-only = Nur Meldungen mit diesen Wörtern
command-settings = Alle Einstellungen, mit Knöpfen
command-length = Wie viel je Meldung: short, medium, long
command-stories = Wie viele Meldungen ein Überblick hat
command-silent = Überblicke ohne Ton
command-quiet = Stunden, in denen nichts klingelt
command-skipempty = Kein Überblick, wenn es nichts Neues gibt
command-alerts = Große Meldungen sofort, nicht erst zu deiner Zeit
command-articles = Sprachen der Artikel
command-language = Die Sprache, die ich spreche
command-export = Alles, was von diesem Chat gespeichert ist, als Dateien
command-forget = Alles löschen, was von diesem Chat gespeichert ist

## /settings und jede Einstellung
set-title = { $who ->
    [you] Deine Einstellungen
    [group] Einstellungen dieser Gruppe
    [topic] Einstellungen dieses Themas
   *[channel] Einstellungen dieses Kanals
}
set-now = { $who ->
    [you] Für dich
    [group] Für diese Gruppe
    [topic] Für dieses Thema
   *[channel] Für diesen Kanal
} gilt jetzt: { $what }.
set-line = { $name }: { $value }
set-on = an
set-off = aus
set-back = ‹ Zurück
set-example = Zum Beispiel:
set-times = Zeiten
set-zone = Ort
set-topics = Themen
set-times-how = Eine Zeit für jeden Tag. Jede Minute, Wochentage und mehrere Zeiten kannst du auch schreiben:
set-length = Länge
set-length-short = kurz
set-length-medium = mittel
set-length-long = lang
set-about-length = Kurz ist ein Satz je Meldung, mittel sind zwei, lang drei.
set-wrong-length = Eine Länge „{ $said }“ gibt es nicht: nur short, medium oder long.
set-stories = Meldungen
set-about-stories = Wie viele Meldungen ein Überblick höchstens hat; die übrigen stehen hinter einem Knopf.
set-wrong-stories = „{ $said }“ ist keine Zahl von Meldungen: 1 bis 20 passen in einen Überblick.
set-silent = Lautlos
set-about-silent = Überblicke kommen ohne Ton.
set-wrong-silent = „{ $said }“ ist weder on noch off.
set-quiet = Ruhezeit
set-about-quiet = In diesen Stunden klingelt nichts, und keine Eilmeldung kommt, außer wenn zu einer Meldung, die du verfolgst, mehrere Medien hinzukommen.
set-wrong-quiet = „{ $said }“ reicht nicht von einer Zeit bis zu einer anderen.
set-skipempty = Leere auslassen
set-about-skipempty = Kein Überblick, wenn es nichts Neues gibt. Aus: Eine Zeile sagt es, und du weißt, dass ich noch da bin.
set-wrong-skipempty = „{ $said }“ ist weder on noch off.
set-alerts = Eilmeldungen
set-about-alerts = Was drei Medien binnen einer Stunde selbst berichten, kommt sofort, außerhalb der Ruhezeit, höchstens fünfmal am Tag.
set-wrong-alerts = „{ $said }“ ist weder on noch off.
set-articles = Artikel
set-articles-all = alle Sprachen
set-about-articles = Nur Meldungen, die in diesen Sprachen erzählt werden, und nur Sätze in ihnen.
set-wrong-articles = „{ $said }“ ist keine Sprache, die ich kenne, und auch nicht „all“.
set-language = Ich spreche
set-language-auto = wie deine App
set-about-language = Die Sprache dessen, was ich selbst sage. Artikel bleiben in ihrer.
set-wrong-language = „{ $said }“ spreche ich nicht. Ich spreche Englisch, Deutsch und Spanisch.

## /mute und /only
words-muted-added = Stummgeschaltet: { $said }.
words-only-added = Hinzugefügt: { $said }.
words-known = Das steht schon auf der Liste.
words-removed = Entfernt: { $said }
words-none = Nach „{ $said }“ kann ich nicht suchen: Darin ist kein Wort. Zum Beispiel: /{ $command } Fußball, Ministerpräsident
words-long = Das ist zu lang: Ein Ausdruck hat höchstens { $most } Zeichen. Zum Beispiel: /{ $command } Fußball, Ministerpräsident
words-many = Eine Liste hat höchstens { $most } Ausdrücke. Tippe einen an, um ihn zu entfernen.
words-muted-empty = { $who ->
    [you] Du hast
    [group] Diese Gruppe hat
    [topic] Dieses Thema hat
   *[channel] Dieser Kanal hat
} nichts stummgeschaltet. Meldungen nach Wörtern auslassen: /mute Fußball, Ministerpräsident
words-muted-holds = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} nichts zu { $n ->
    [one] 1 stummgeschalteten Ausdruck
   *[other] { NUMBER($n) } stummgeschalteten Ausdrücken
}. Tippe einen an, um wieder davon zu hören.
words-only-empty = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} Meldungen zu allem. Nur solche mit bestimmten Wörtern: /only Ukraine, Klima
words-only-holds = { $who ->
    [you] Du bekommst
    [group] Diese Gruppe bekommt
    [topic] Dieses Thema bekommt
   *[channel] Dieser Kanal bekommt
} nur Meldungen zu { $n ->
    [one] 1 Ausdruck
   *[other] { NUMBER($n) } Ausdrücken
}. Tippe einen an, um ihn zu entfernen.
words-earlier = ‹
words-later = ›

## Was gemeint sein kann
guess-time = Soll ein Überblick um „{ $said }“ kommen?
guess-place = Bist du in „{ $said }“? Dann gelten deine Zeiten nach den Uhren dort.

## /search
search-how = Sag, wonach ich suchen soll. Zum Beispiel: /search Erdbeben Karvelia, oder mit einer Wendung: /search "prime minister" resigns
search-no-word = In „{ $said }“ ist kein Wort, nach dem ich suchen könnte. Zum Beispiel: /search Erdbeben Karvelia
search-long = Das ist zu lang zum Suchen: höchstens { $most } Zeichen. Zum Beispiel: /search Erdbeben Karvelia
search-nothing = Nichts im Archiv enthält alles aus „{ $said }“. Weniger Wörter finden mehr.
search-found = Gefunden zu „{ $said }“
search-begun = Nichts enthält genau „{ $said }“; hier beginnen Wörter so
search-more = Weitere Treffer
search-back = ‹ Frühere Treffer


## /invite, /ban, /here, und zu viel auf einmal
command-invite = Ein Link, der eine Person hereinlässt
command-ban = Wer den Bot benutzen darf; jemanden aussperren
command-here = Den Überblick in dieses Thema bringen
access-guest = Willkommen! Du darfst diesen Bot jetzt benutzen.
access-owners = Das kann nur der Besitzer dieses Bots.
access-in-private = Sag mir das im privaten Chat.
access-too-often = Das war viel in einer Minute. Ich antworte wieder, wenn sie vorbei ist.
invite = Gib diesen Link an eine Person weiter. Er gilt einmal, { $days } Tage lang.
ban-who = Wer diesen Bot benutzen darf. Tippe auf einen Namen, um jemanden auszusperren oder wieder hereinzulassen.
ban-nobody = Noch benutzt niemand sonst diesen Bot. /invite macht einen Link für eine Person.
ban-guest-button = { $name } · aussperren
ban-banned-button = { $name } · wieder hereinlassen
ban-done = { $name } ist ausgesperrt.
ban-undone = { $name } darf den Bot wieder benutzen.
ban-owner = Ein Besitzer lässt sich nicht aussperren.
ban-number = Eine Person „{ $said }“ kenne ich nicht. Sag nur /ban, um zu wählen, oder eine Nummer: /ban 123456789
here-moved = Der Überblick ist aus dem allgemeinen Thema hierher umgezogen.
group-hello = Hallo! Ich kann die Nachrichten des Tages hierher bringen. /latest darf jeder sagen; ein Admin sagt /schedule 08:00 für einen täglichen Überblick, oder /here in dem Thema, in das er kommen soll.
bot-description = Ich lese die Nachrichten und erzähle jedes Ereignis einmal, in Sätzen, die wörtlich aus den Artikeln stammen und zu ihnen führen. Frag jederzeit mit /latest, oder bekomm jeden Tag zu deiner Zeit einen Überblick.
bot-short-description = Jedes Ereignis einmal, wörtlich aus seinen Quellen.

## /export und /forget
export-done = { $who ->
    [you] Das ist alles
    [group] Das ist alles von dieser Gruppe
    [topic] Das ist alles von dieser Gruppe
   *[channel] Das ist alles von diesem Kanal
}, was hier gespeichert ist: eine Datei mit allem{ $feeds ->
    [0] .
    [one] , und dein eigener Feed als OPML.
   *[other] , und deine { NUMBER($feeds) } eigenen Feeds als OPML.
}
forget-ask = { $who ->
    [you] Alles löschen, was von dir gespeichert ist
    [group] Alles löschen, was von dieser Gruppe gespeichert ist
    [topic] Alles löschen, was von dieser Gruppe und allen ihren Themen gespeichert ist
   *[channel] Alles löschen, was von diesem Kanal gespeichert ist
}? Einstellungen, Zeiten, Feeds, Wortlisten und was erzählt wurde: Alles wird sofort gelöscht und kommt nicht wieder. Was in diesem Chat steht, bleibt, bis du es löschst. /export gibt dir vorher eine Kopie.
forget-yes-button = Alles löschen
forget-no-button = Behalten
forget-no = Nichts wurde gelöscht.
forget-done = Alles ist gelöscht; das war die letzte Zeile. /start beginnt von vorn.
forget-done-owner = Alles ist gelöscht, nur nicht, dass dieser Bot dir gehört; das war die letzte Zeile. /start beginnt von vorn.

## Eilmeldungen
alert-head = Soeben · { $clock }
alert-many = { NUMBER($n) } Medien binnen einer Stunde
alert-followed = Eine Meldung, die du verfolgst: { NUMBER($n) } weitere Medien

## Eigene Feeds: hinzufügen (add-), Feed-Listen (import-, export-), was zu hören ist (feeds-), entfernen (remove-)
command-add = Einen eigenen Feed oder eine Website hinzufügen
command-feeds = Eigene Feeds und die gemeinsamen Quellen
command-remove = Einen eigenen Feed entfernen
help-add = ein eigener Feed, eine Website oder Seite
help-feeds = was ankommt und wie es jeder Quelle geht
help-remove = nichts mehr von dieser
add-how =
    Sag /add und die Adresse eines Feeds oder einer Website.
    Zum Beispiel: /add https://example.org/news
add-no-address =
    „{ $said }“ ist keine Web-Adresse.
    Zum Beispiel: /add https://example.org/news
add-wait = Ich sehe mir noch die Adressen an, die schon kamen. Einen Moment bitte.
add-looking = Ich sehe mir { $where } an …
add-reading = Ich lese { $name } …
add-full = { $who ->
    [group] Diese Gruppe hat { $n } eigene Feeds
    [topic] Dieses Thema hat { $n } eigene Feeds
    [channel] Dieser Kanal hat { $n } eigene Feeds
   *[you] Du hast { $n } eigene Feeds
}, mehr sind nicht möglich. /feeds zeigt sie; entferne erst einen.
add-full-bot = Dieser Bot liest so viele eigene Feeds, wie sein Betreiber erlaubt. Frag den Besitzer oder nimm die gemeinsamen Quellen: /feeds shared
add-no-headlines = Noch keine Schlagzeile.
add-question = { $who ->
    [group] Behalten? Dann bekommt diese Gruppe daraus Nachrichten, sonst niemand.
    [topic] Behalten? Dann bekommt dieses Thema daraus Nachrichten, sonst niemand.
    [channel] Behalten? Dann bekommt dieser Kanal daraus Nachrichten, sonst niemand.
   *[you] Behalten? Dann bekommst du daraus Nachrichten, sonst niemand.
}
add-known = { $who ->
    [group] Diese Gruppe folgt dem schon.
    [topic] Dieses Thema folgt dem schon.
    [channel] Dieser Kanal folgt dem schon.
   *[you] Dem folgst du schon.
} /feeds zeigt es.
add-shared = Das ist eine der gemeinsamen Quellen, aus denen hier schon alle Nachrichten bekommen.
add-keep = Behalten
add-choose = { $n ->
    [one] Eine andere wählen
   *[other] Eine andere wählen ({ $n })
}
cancel = Abbrechen
again = Noch einmal versuchen
add-found = { $n } Quellen gefunden. Wähle eine, um ihre Schlagzeilen zu sehen.
add-cancelled = Nichts wurde behalten.
add-kept = { $who ->
    [group] Diese Gruppe folgt jetzt { $name }.
    [topic] Dieses Thema folgt jetzt { $name }.
    [channel] Dieser Kanal folgt jetzt { $name }.
   *[you] Du folgst jetzt { $name }.
} Ich lese es …
add-read = { $n ->
    [0] { $name } wurde gelesen: nichts Neues. Was als Nächstes kommt, steht in den Überblicken und in /latest
    [one] { $name } wurde gelesen: 1 neuer Artikel. Er steht im nächsten Überblick und in /latest
   *[other] { $name } wurde gelesen: { $n } neue Artikel. Sie stehen im nächsten Überblick und in /latest
}
add-all-read = { $articles ->
    [one] 1 neuer Artikel
   *[other] { $articles } neue Artikel
} aus { $n } Feeds. { $failed ->
    [0] Alle haben geantwortet.
    [one] Einer ließ sich nicht lesen; /feeds sagt, warum.
   *[other] { $failed } ließen sich nicht lesen; /feeds sagt, warum.
}
errand-failed = Dabei ging hier etwas schief. Bitte versuche es in einer Weile noch einmal.
kind-feed = ein Feed von { $where }
kind-section = eine Seite von { $where }, die Artikel auflistet
kind-sitemap = eine Nachrichten-Sitemap von { $where }
import-large = Diese Datei ist größer, als eine Feed-Liste sein darf (1 MiB).
import-gone = Diese Datei lässt sich nicht lesen.
import-not-a-list = Diese Datei ist keine Feed-Liste. Eine .opml-Datei ist eine; die meisten Feedreader exportieren sie.
import-added = { $who ->
    [group] Diese Gruppe folgt
    [topic] Dieses Thema folgt
    [channel] Dieser Kanal folgt
   *[you] Du folgst
} { $n ->
    [0] keinem neuen Feed aus dieser Liste.
    [one] 1 neuen Feed aus dieser Liste.
   *[other] { $n } neuen Feeds aus dieser Liste.
}
import-known = { $n ->
    [one] 1 war schon da.
   *[other] { $n } waren schon da.
}
import-left = { $n ->
    [one] 1 blieb draußen
   *[other] { $n } blieben draußen
}: Mehr als { $most } sind nicht möglich.
export-none = Es gibt keine hinzugefügten Feeds zu exportieren.
export-here = { $n ->
    [one] 1 Feed, als Liste, die andere Reader lesen.
   *[other] { $n } Feeds, als Liste, die andere Reader lesen.
}
export-title = Feeds des Nachrichtenbots
feeds-head = { $who ->
    [group] Diese Gruppe bekommt Nachrichten aus
    [topic] Dieses Thema bekommt Nachrichten aus
    [channel] Dieser Kanal bekommt Nachrichten aus
   *[you] Du bekommst Nachrichten aus
} { $own ->
    [0] keinem hinzugefügten Feed
    [one] 1 hinzugefügten Feed
   *[other] { $own } hinzugefügten Feeds
} und { $shared ->
    [one] 1 gemeinsamen Quelle
   *[other] { $shared } gemeinsamen Quellen
}.
feeds-hint = Füge mit /add und einer Adresse einen hinzu, oder schick eine .opml-Datei.
feeds-how =
    „{ $said }“ kenne ich bei Feeds nicht.
    Sag /feeds, /feeds shared oder /feeds export
feeds-pause = Pause
feeds-resume = Fortsetzen
feeds-retry = Noch einmal
feeds-remove = Entfernen
feeds-is-paused = Pausiert.
feeds-since = (seit { $when })
feeds-read = Zuletzt gelesen { $when }.
feeds-new = Noch nicht gelesen.
feeds-shared = Gemeinsame Quellen
feeds-own = ‹ Eigene Feeds
feeds-shared-head = { $n ->
    [one] 1 gemeinsame Quelle
   *[other] { $n } gemeinsame Quellen
}, { $off } abgeschaltet { $who ->
    [group] für diese Gruppe
    [topic] für dieses Thema
    [channel] für diesen Kanal
   *[you] für dich
}. Tippen schaltet um.
feeds-now-paused = { $name } pausiert. Daraus kommt nichts, bis du es fortsetzt.
feeds-now-resumed = { $name } ist wieder dabei.
feeds-asking = Ich frage { $name } …
feeds-removed = { $who ->
    [group] Diese Gruppe folgt { $name } nicht mehr.
    [topic] Dieses Thema folgt { $name } nicht mehr.
    [channel] Dieser Kanal folgt { $name } nicht mehr.
   *[you] Du folgst { $name } nicht mehr.
}
feeds-gone = Diesen Feed gibt es nicht mehr. /feeds zeigt, was da ist.
page-before = ‹ Zurück
page-after = Mehr ›
remove-which = Welchen? Tippe auf Entfernen oder sag seine Nummer: /remove 2
remove-none = Keiner deiner Feeds heißt „{ $said }“. Zum Beispiel: /remove 2
remove-several = „{ $said }“ meint { $n } deiner Feeds. Sag die Nummer: /remove 2

## Ärger mit Quellen, einmal gesagt (care-)
care-head = { $n ->
    [one] Eine Quelle lässt sich nicht lesen:
   *[other] { $n } Quellen lassen sich nicht lesen:
}
care-more = { $n } weiteren geht es ebenso.
care-feeds = /feeds hat für jede einen Knopf.
care-status = /status nennt sie alle.
care-moved = { $name } ist nach { $where } umgezogen, und ich lese es von nun an dort.
care-moved-shared = { $name } ist für immer umgezogen, und ich lese es dort: Ändere die Adresse in der Liste der Quellen zu { $url }
feeds-shared-paused = { $name } pausiert für alle.
