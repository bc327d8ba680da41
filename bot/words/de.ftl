# English: every text of the conversation. A key names the place, then what is said there.

## Times (patterns of Unicode TR 35)
pattern-day = EEEE d MMMM
pattern-short-day = EEE d MMM
pattern-short-day-of-year = EEE d MMM y
pattern-clock = HH:mm

## Counted things
articles = { $n ->
    [one] 1 article
   *[other] { NUMBER($n) } articles
}

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
