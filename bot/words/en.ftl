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

## What is wrong with a source (trouble-<kind>), and what can be done (trouble-do-…)
trouble-address = This is not a web address.
trouble-private = This address is inside a private network, or at a place that is not read.
trouble-no-site = There is no site of this name.
trouble-unreachable = The site could not be reached.
trouble-certificate = The site's certificate is not valid.
trouble-not-http = The site answers, but not as a web site does.
trouble-slow = The site did not answer within { NUMBER($number) } seconds.
trouble-broken-off = The answer broke off in the middle.
trouble-large = It is larger than { NUMBER($number) } MiB.
trouble-packed = The answer is packed in a way that was not asked for.
trouble-nowhere = The address leads on to nowhere.
trouble-loop = The address leads on again and again.
trouble-password = The site wants a password for it (401).
trouble-refused = The site refuses to be read by programs (403).
trouble-challenge = The site shows a challenge page that only a browser can pass.
trouble-missing = There is nothing at this address (404).
trouble-gone = It is gone for good (410).
trouble-busy = The site asks to be asked less often (429).
trouble-status = The site answered with an error ({ NUMBER($number, useGrouping: 0) }).
trouble-robots = The site asks programs not to read its pages.
trouble-held = The site asked to be left alone for a while.
trouble-web-page = It is a web page, not a feed.
trouble-not-feed = There is no feed at this address.
trouble-damaged = There is a feed, but it is too damaged to be read.
trouble-hard = It could not be read within the limits of time and memory.
trouble-no-sitemaps = None of the sitemaps that it names could be read.
trouble-no-links = The page lists no articles.
trouble-nothing = There is a page, but no feed on it and no list of articles.
trouble-no-folder = There is no such folder.
trouble-folder = The folder cannot be read.
trouble-do-spell = It should look like https://example.org/news
trouble-do-operator = Only the operator of this bot can allow it.
trouble-do-check = Open it in a browser, and check how it is spelled.
trouble-do-wait = Nothing needs to be done: it is asked again later, less and less often.
trouble-do-site = Only the site can mend it. It is asked again later.
trouble-do-smaller = See whether the site has a smaller feed, for one section of it.
trouble-do-open = Only what is open to everybody can be read. See whether the site has an open feed.
trouble-do-other = See whether the site has another feed, or another outlet the same news.
trouble-do-find = Give the address of the site itself, and its feeds are looked for.
trouble-do-list = Give a page of the site that lists its articles, or the address of a feed.
trouble-do-folder = Check its path and who may read it.
