# English: every text of the conversation. A key names the place, then what is said there.
# $who is how the place is called: you, group, topic or channel.

## Times: patterns of Unicode TR 35, and how days are joined
pattern-day = EEEE d MMMM
pattern-short-day = EEE d MMM
pattern-short-day-of-year = EEE d MMM y
pattern-clock = HH:mm
pattern-weekday = EEEE
pattern-short-weekday = EEE
when-today = today { $clock }
when-yesterday = yesterday { $clock }
when-day = { $day } { $clock }
due-today = today, { $day }, { $clock }
due-tomorrow = tomorrow, { $day }, { $clock }
due-day = { $day }, { $clock }
days-every = every day
days-range = { $first } to { $last }

quoted = “{ $said }”

## Counted things
stories = { $n ->
    [one] 1 story
   *[other] { NUMBER($n) } stories
}
articles = { $n ->
    [one] 1 article
   *[other] { NUMBER($n) } articles
}
feeds = { $n ->
    [one] 1 feed
   *[other] { NUMBER($n) } feeds
}
outlets = { $n ->
    [one] 1 outlet
   *[other] { NUMBER($n) } outlets
}
reports = { $n ->
    [one] 1 independent report
   *[other] { NUMBER($n) } independent reports
}
copies = { $n ->
    [one] 1 copy of one text
   *[other] { NUMBER($n) } copies of one text
}

## Topics: those of config/topics.toml; an operator's own are shown by their names
topic-world = World
topic-politics = Politics
topic-business = Business
topic-technology = Technology
topic-science = Science
topic-health = Health
topic-sport = Sport
topic-culture = Culture

## The menu of commands
command-latest = What is new since you last looked
command-subscribe = A briefing every day, at your time
command-unsubscribe = No more daily briefings; settings are kept
command-schedule = When it comes: 07:30 mon-fri, 10:00 sat sun
command-timezone = Your time zone, by city
command-topics = What it is about
command-status = What holds here, and how the sources are
command-help = What you can say
command-start = Set up in three taps

## A briefing
briefing-morning = Morning briefing · { $day }, { $clock }
briefing-afternoon = Afternoon briefing · { $day }, { $clock }
briefing-evening = Evening briefing · { $day }, { $clock }
briefing-morning-again = Morning briefing, once more · { $day }, { $clock }
briefing-afternoon-again = Afternoon briefing, once more · { $day }, { $clock }
briefing-evening-again = Evening briefing, once more · { $day }, { $clock }
briefing-made = { $stories } from { $articles } in { $feeds } since { $since }
briefing-update = UPDATE
briefing-new-since = New since { $since }:
briefing-source = source
briefing-more = { $n ->
    [one] 1 more story in this span.
   *[other] { NUMBER($n) } more stories in this span.
}
briefing-sample = No source could be reached yet: these are invented stories from the bundled sample newsroom.
briefing-waiting = { $n ->
    [one] 1 of { $feeds } is still being read for the first time.
   *[other] { NUMBER($n) } of { $feeds } are still being read for the first time.
}
briefing-failing = { NUMBER($n) } of { $feeds } could not be read.
briefing-late = The briefing of { $when } did not go out in time; its stories are in here.
briefing-restored = This bot went back to an older copy of its memory: some of this you may have had already.
briefing-quiet = A quiet time: nothing new since { $since }.
briefing-quiet-late = A quiet time: nothing new since { $since }. The briefing of { $when } did not go out in time.
briefing-repeat = ↻ may be a repeat

## /latest
latest-more-button = More stories
latest-again-button = Show the last 24 hours again
latest-number = I can give 1 to { $most } stories at a time. For example: /latest 3
latest-no-topic =
    I know no topic “{ $said }”. Say a number of stories up to { $most }, or one of: { $topics }.
    For example: /latest 3 or /latest { $example }
latest-nothing = Nothing new since { $since }.
latest-nothing-about = Nothing new about { $topics } since { $since }.
latest-nothing-day = Nothing arrived in the last 24 hours.
latest-all = That was all.

## /start
start-hello = Hello! I read the news and tell each event once, in two or three sentences taken word for word from the articles, each linked to its source.
start-topics = 1 of 3 · What should your briefing be about?
start-zone = 2 of 3 · Where are you? (Another place: say /timezone and a city.)
start-time = 3 of 3 · When should it come, every day?
start-your-zone = Your time zone is { $zone }.
start-next-button = Next →
start-not-now-button = Not now
start-not-now = No daily briefing, then. /latest gives you one whenever you ask, /subscribe starts a daily one.

## /subscribe, /unsubscribe, /schedule
schedule-holds = { $who ->
    [you] You get
    [group] This group gets
    [topic] This topic gets
   *[channel] This channel gets
} a briefing at { $times }, { $zone }.
schedule-holds-next = { schedule-holds } Next: { $next }.
schedule-time = { $clock } { $days }
schedule-none = { $who ->
    [you] You get
    [group] This group gets
    [topic] This topic gets
   *[channel] This channel gets
} no daily briefing. For one, say for example: /schedule 07:30 mon-fri
schedule-off-already = { $who ->
    [you] You get
    [group] This group gets
    [topic] This topic gets
   *[channel] This channel gets
} no daily briefing. /subscribe starts one.
schedule-off = { $who ->
    [you] You get
    [group] This group gets
    [topic] This topic gets
   *[channel] This channel gets
} no more daily briefings. All settings are kept; /latest works as before.
schedule-again-button = Start again
schedule-next-five = The next five:
schedule-zone-hint = The time zone is { $zone }; say /timezone and your city to change it.
schedule-wrong =
    { $what }
    For example:
schedule-nothing = Tell me at what time.
schedule-no-time = I see days but no time of day.
schedule-no-such-time = “{ $said }” is not a time: hours go from 0 to 23 and minutes from 00 to 59.
schedule-no-such-half-day = “{ $said }” is not a time: with am or pm, hours go from 1 to 12.
schedule-open-range = “{ $said }” needs a day on both sides, such as mon-fri.
schedule-time-range = “{ $said }” is a stretch of time; I send at single times.
schedule-days-without-time = “{ $said }” has no time of day.
schedule-unknown = I don't know what “{ $said }” means here.
schedule-too-many = That is more than { $most } times a day.
schedule-too-long = That is too long for a timetable.

## /timezone
zone-is = { $who ->
    [you] Your time zone
    [group] This group's time zone
    [topic] This topic's time zone
   *[channel] This channel's time zone
} is { $zone }, where it is { $clock } on { $day }.
zone-how = To change it, say a city: /timezone Kyiv
zone-several = There are several places like “{ $said }”. Which one?
zone-unknown = I know no place “{ $said }”. Say a large city near you, or a zone: /timezone Europe/London

## /topics
topics-about = { $who ->
    [you] You hear
    [group] This group hears
    [topic] This topic hears
   *[channel] This channel hears
} about { $topics }.
topics-everything = everything
topics-everything-button = Everything
topics-tap = Tap to change.
topics-unknown =
    I know no topic “{ $said }”. There are: { $topics }.
    For example: /{ $command } world science

## /help
help-title = What you can say
help-line = { $said } — { $what }
help-latest = what is new since you last looked
help-latest-3 = the three most important stories
help-latest-topic = one topic
help-subscribe = a daily briefing on these
help-schedule = when it comes
help-timezone = so that 07:30 is your 07:30
help-topics = choose by tapping
help-unsubscribe = stop; settings are kept
help-status = what holds here
help-more-button = More ›
help-first-button = ‹ Back
help-search = stories of the archive
help-settings = everything that can be set, by button
help-mute = nothing more with these words
help-only = only stories with this word
help-length = three sentences a story
help-stories = seven stories a briefing
help-quiet = hours without a sound
help-silent = briefings without a sound
help-skipempty = nothing comes where there is nothing new
help-alerts = a big story at once
help-articles = languages of the articles
help-language = the language I speak
help-why = how the third story was made
help-likes = what 👍 and 👎 say so far
help-export = all that is stored of this chat
help-forget = erase it
help-promise = Every sentence is word for word from the article its outlet's name links to. Each event is told once.

## /status
status-looked = Last looked: { $when }.
status-never = never yet
status-sources = { $n ->
    [one] 1 source
   *[other] { NUMBER($n) } sources
}, last read { $when }; { NUMBER($failing) } could not be read.
status-trouble = · { $outlet }: { $trouble }
status-queue = Waiting to be sent: { NUMBER($waiting) }. Sent: { NUMBER($sent) }. Given up: { NUMBER($gave-up) }. Not yet answered: { NUMBER($unanswered) }. Database: { $size } MB.

## Who may, and what was not understood
access-owner = This bot is yours now. Nobody else can use it until you let them in.
access-stranger = Hello! This is a private briefing bot. Its owner can let you in.
access-admins = Only admins of this chat can change that. Anyone may say /latest.
access-not-for-you = This is not for you.
button-old = This button is too old. Say the command again.
unknown-near = Did you mean /{ $command }? /help shows what you can say.
unknown = I did not understand that. Say /latest for the news, or /help for all you can say.
failed = Something went wrong with that here. It is written down for the operator; please try something else.

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
trouble-lost = There has been nothing at this address for two weeks (404), so it is not asked any more.
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

## What the owner must hear of
topic-gone = The topic that got a briefing here is closed or gone, so its briefings have ended; what was on its way comes here. For a new one, say /subscribe in the topic where it should come.
house-near-cap = My database holds { $used } MB of the { $cap } MB it may hold. Above that the oldest texts go early.
house-over-cap = My database was above its { $cap } MB, so that texts older than { $days } days went early. Raise the size cap to keep them longer.
house-no-room = The disk has too little room for tonight's copy of the database. Please make room; until then there is no fresh copy.
house-full = The disk is full. I answer and deliver from a little room that I kept for this day, but read no source until there is room again. Please make room.
house-no-copy = Tonight's copy of the database could not be made. The log says why.
house-restored = My database was damaged, and I went back to its copy of { $when }. What came in since then is lost; some stories may come once more.
house-silence = From { $since } on I heard nothing from Telegram for more than a day. It keeps what people say to a bot for a day only: what you and others said before { $gone } is lost. Briefings are not; what was missed comes as one.

## A story opened in place
card-time-line = How it was told
card-copy = (a copy of { $outlet })
card-more-articles = { $n ->
    [one] 1 more article
   *[other] { NUMBER($n) } more articles
}
card-follow-button = ☆ Follow
card-unfollow-button = ★ Follow no more
card-mute-button = Mute this story
card-unmute-button = Hear of it again
card-apart-button = Not the same story
card-why-button = Why?
card-back-button = ← Back
card-followed = Followed: it comes first from now on.
card-muted = Muted: it stays out from now on.
card-neither = It is a story like any other again.
card-gone = This story is not here any more.
card-one-report = There is only one report in it.
card-which = Which of these reports does not belong to the story?
card-apart-here = Understood: here the two stay apart from now on.
card-apart-all = Understood: the two stay apart from now on, for everybody.

## /why
command-why = How a story was made: /why 3
command-likes = What your thumbs say, and how to forget it
why-how = Say the number of a story of the last briefing, 1 to { $most }. For example: /why 1
why-no-number = The last briefing has no story “{ $said }”. Its numbers go from 1 to { $most }. For example: /why 1
why-no-briefing = There was no briefing here yet. /latest brings one.
why-counted = { $articles }, { $outlets }, { $reports }
why-own = A report of its own.
why-copy = A copy of the text of { $outlet }.
why-first = It began the story, or was joined to it afterwards.
why-score = Joined by a likeness of { $score }: { $shares }.
why-rest = the rest
why-time = time between them
why-liked = Thumbs here move it up by { $percent } %: { $shares }.
why-disliked = Thumbs here move it down by { $percent } %: { $shares }.

likes-none = Nobody gave a thumb here yet. 👍 or 👎 under an opened story brings a little more or less like it; on Telegram, a reaction to a briefing does too.
likes-head = What the thumbs here say
likes-more-of = More: { $names }
likes-less-of = Less: { $names }
likes-forget-button = Forget all thumbs
likes-forgotten = Forgotten: no thumb counts here any more.
likes-more = Noted: a little more like this. /likes shows what counts.
likes-less = Noted: a little less like this. /likes shows what counts.

## The menu of commands, continued
command-search = Look something up in the archive
command-mute = Words you never want to hear of
command-only = Hear only of these words
command-settings = Everything that can be set, by button
command-length = How much of each story: short, medium, long
command-stories = How many stories a briefing has
command-silent = Briefings without a sound
command-quiet = Hours in which nothing makes a sound
command-skipempty = No briefing where there is nothing new
command-alerts = A big story at once, not only at your time
command-articles = Languages of the articles
command-language = The language I speak
command-export = All that is stored of this chat, as files
command-forget = Erase all that is stored of this chat

## /settings and each setting
set-title = { $who ->
    [you] Your settings
    [group] Settings of this group
    [topic] Settings of this topic
   *[channel] Settings of this channel
}
set-now = { $who ->
    [you] For you
    [group] For this group
    [topic] For this topic
   *[channel] For this channel
} now holds: { $what }.
set-line = { $name }: { $value }
set-on = on
set-off = off
set-back = ‹ Back
set-example = For example:
set-times = Times
set-zone = Place
set-topics = Topics
set-times-how = A time for every day. Any minute, weekdays and several times can be typed:
set-length = Length
set-length-short = short
set-length-medium = medium
set-length-long = long
set-about-length = Short is one sentence a story, medium two, long three.
set-wrong-length = There is no length “{ $said }”: it is short, medium or long.
set-stories = Stories
set-about-stories = How many stories a briefing has at most; the others are behind a button.
set-wrong-stories = “{ $said }” is no number of stories: 1 to 20 fit into a briefing.
set-silent = Silent
set-about-silent = Briefings arrive without a sound.
set-wrong-silent = “{ $said }” is neither on nor off.
set-quiet = Quiet hours
set-about-quiet = In these hours nothing makes a sound, and no alert comes, unless a story you follow is joined by several outlets.
set-wrong-quiet = “{ $said }” is not from one time to another one.
set-skipempty = Skip when empty
set-about-skipempty = No briefing comes where there is nothing new. Off: a line says so, and you know that I am well.
set-wrong-skipempty = “{ $said }” is neither on nor off.
set-alerts = Alerts
set-about-alerts = A story that three outlets report for themselves within an hour is told at once, outside quiet hours, five times a day at most.
set-wrong-alerts = “{ $said }” is neither on nor off.
set-articles = Articles
set-articles-all = all languages
set-about-articles = Only stories that are told in these languages, and only sentences in them.
set-wrong-articles = “{ $said }” is no language I know, or “all”.
set-language = I speak
set-language-auto = as your app does
set-about-language = The language of what I say myself. Articles stay in theirs.
set-wrong-language = I do not speak “{ $said }”. I speak English, German and Spanish.

## /mute and /only
words-muted-added = Muted: { $said }.
words-only-added = Added: { $said }.
words-known = That is on the list already.
words-removed = Removed: { $said }
words-none = I cannot look for “{ $said }”: it has no word. For example: /{ $command } football, prime minister
words-long = That is too long: a phrase has at most { $most } characters. For example: /{ $command } football, prime minister
words-many = A list has at most { $most } phrases. Tap one to remove it.
words-muted-empty = { $who ->
    [you] You have
    [group] This group has
    [topic] This topic has
   *[channel] This channel has
} muted nothing. To leave out stories by their words: /mute football, prime minister
words-muted-holds = { $who ->
    [you] You hear
    [group] This group hears
    [topic] This topic hears
   *[channel] This channel hears
} nothing of { $n ->
    [one] 1 muted phrase
   *[other] { NUMBER($n) } muted phrases
}. Tap one to hear of it again.
words-only-empty = { $who ->
    [you] You hear
    [group] This group hears
    [topic] This topic hears
   *[channel] This channel hears
} of everything. To hear only of some words: /only Ukraine, climate
words-only-holds = { $who ->
    [you] You hear
    [group] This group hears
    [topic] This topic hears
   *[channel] This channel hears
} only of { $n ->
    [one] 1 phrase
   *[other] { NUMBER($n) } phrases
}. Tap one to remove it.
words-earlier = ‹
words-later = ›

## What may have been meant
guess-time = Shall a briefing come at “{ $said }”?
guess-place = Are you in “{ $said }”? Then your times are those of its clocks.

## /search
search-how = Say what to look for. For example: /search earthquake Karvelia, or with a phrase: /search "prime minister" resigns
search-no-word = There is no word in “{ $said }” that I could look for. For example: /search earthquake Karvelia
search-long = That is too long to look for: { $most } characters at most. For example: /search earthquake Karvelia
search-nothing = Nothing in the archive holds all of “{ $said }”. Fewer words find more.
search-found = Found for “{ $said }”
search-begun = Nothing holds exactly “{ $said }”; these have words that begin so
search-more = More results
search-back = ‹ Earlier results


## /invite, /ban, /here, and too many at once
command-invite = A link that lets one person in
command-ban = Who may use the bot; shut somebody out
command-here = Bring the briefings to this topic
access-guest = Welcome! You may use this bot now.
access-owners = Only the owner of this bot can do that.
access-in-private = Say that to me in private.
access-too-often = That was a lot in one minute. I answer again when it is over.
invite = Pass this link on to one person. It works once, for { $days } days.
ban-who = Who may use this bot. Tap a name to shut somebody out or let them in again.
ban-nobody = Nobody but the owner uses this bot yet. /invite makes a link for one person.
ban-guest-button = { $name } · shut out
ban-banned-button = { $name } · let in again
ban-done = { $name } is shut out.
ban-undone = { $name } may use the bot again.
ban-owner = An owner cannot be shut out.
ban-number = I know no person “{ $said }”. Say /ban alone to choose, or a number: /ban 123456789
here-moved = The briefing moved here from the general topic.
group-hello = Hello! I can bring the news of the day here. Anyone may say /latest; an admin says /schedule 08:00 for a daily briefing, or /here in the topic that it should come to.
bot-description = I read the news and tell each event once, in sentences taken word for word from the articles and linked to them. Ask for /latest at any time, or get a briefing every day at your time.
bot-short-description = Each event told once, word for word from its sources.

## /export and /forget
export-done = { $who ->
    [you] This is all
    [group] This is all of this group
    [topic] This is all of this group
   *[channel] This is all of this channel
} that is stored here: one file with everything{ $feeds ->
    [0] .
    [one] , and your own feed as OPML.
   *[other] , and your { NUMBER($feeds) } own feeds as OPML.
}
forget-ask = { $who ->
    [you] Erase all that is stored of you
    [group] Erase all that is stored of this group
    [topic] Erase all that is stored of this group, all its topics
   *[channel] Erase all that is stored of this channel
}? Settings, times, feeds, word lists and what was told: everything goes at once and cannot be brought back. What stands in this chat stays until you delete it. /export gives you a copy first.
forget-yes-button = Erase everything
forget-no-button = Keep it
forget-no = Nothing was erased.
forget-done = Everything is erased; this line was the last. /start begins anew.
forget-done-owner = Everything is erased, but that you own this bot; this line was the last. /start begins anew.

## Alerts
alert-head = Just in · { $clock }
alert-many = { NUMBER($n) } outlets within an hour
alert-followed = A story you follow: { NUMBER($n) } more outlets

## Own feeds: adding (add-), lists of feeds (import-, export-), what is heard (feeds-), removing (remove-)
command-add = Add a feed or a site of your own
command-feeds = Your own feeds, and the shared sources
command-remove = Remove a feed of your own
help-add = a feed, a site or a page of your own
help-feeds = what you hear, and how each source is
help-remove = no more of that one
add-how =
    Say /add and the address of a feed or a site.
    For example: /add https://example.org/news
add-no-address =
    “{ $said }” is not a web address.
    For example: /add https://example.org/news
add-wait = I am still looking at the addresses you gave me. One moment, please.
add-looking = Looking at { $where } …
add-reading = Reading { $name } …
add-full = { $who ->
    [group] This group has { $n } feeds of its own
    [topic] This topic has { $n } feeds of its own
    [channel] This channel has { $n } feeds of its own
   *[you] You have { $n } feeds of your own
}, and more are not possible. /feeds lists them; remove one first.
add-full-bot = This bot reads as many feeds of people's own as its operator allows. Ask its owner, or use the shared sources: /feeds shared
add-no-headlines = No headline yet.
add-question = { $who ->
    [group] Keep it? Then this group hears it, and nobody else does.
    [topic] Keep it? Then this topic hears it, and nobody else does.
    [channel] Keep it? Then this channel hears it, and nobody else does.
   *[you] Keep it? Then you hear it, and nobody else does.
}
add-known = { $who ->
    [group] This group follows it already.
    [topic] This topic follows it already.
    [channel] This channel follows it already.
   *[you] You follow it already.
} /feeds lists it.
add-shared = It is one of the shared sources, which everybody here hears already.
add-keep = Keep
add-choose = { $n ->
    [one] Choose another
   *[other] Choose another ({ $n })
}
cancel = Cancel
again = Try again
add-found = { $n } sources were found. Choose one to see its headlines.
add-cancelled = Nothing was kept.
add-kept = { $who ->
    [group] This group follows { $name } now.
    [topic] This topic follows { $name } now.
    [channel] This channel follows { $name } now.
   *[you] You follow { $name } now.
} Reading it …
add-read = { $n ->
    [0] { $name } was read: nothing new in it. What comes next is in the briefings, and in /latest
    [one] { $name } was read: 1 new article. It is in the next briefing, and in /latest
   *[other] { $name } was read: { $n } new articles. They are in the next briefing, and in /latest
}
add-all-read = { $articles ->
    [one] 1 new article
   *[other] { $articles } new articles
} from { $n } feeds. { $failed ->
    [0] All of them answered.
    [one] One of them could not be read; /feeds says why.
   *[other] { $failed } of them could not be read; /feeds says why.
}
errand-failed = Something went wrong with that here. Please try it again in a while.
kind-feed = a feed of { $where }
kind-section = a page of { $where } that lists articles
kind-sitemap = a news sitemap of { $where }
import-large = This file is larger than a list of feeds may be (1 MiB).
import-gone = This file cannot be read.
import-not-a-list = This file is not a list of feeds. An .opml file is one; most feed readers export it.
import-added = { $who ->
    [group] This group follows
    [topic] This topic follows
    [channel] This channel follows
   *[you] You follow
} { $n ->
    [0] nothing new from this list.
    [one] 1 new feed from this list.
   *[other] { $n } new feeds from this list.
}
import-known = { $n ->
    [one] 1 was there already.
   *[other] { $n } were there already.
}
import-left = { $n ->
    [one] 1 was left out
   *[other] { $n } were left out
}: more than { $most } are not possible.
export-none = There are no added feeds to export.
export-here = { $n ->
    [one] 1 feed, as a list that other readers take.
   *[other] { $n } feeds, as a list that other readers take.
}
export-title = Feeds of the briefing bot
feeds-head = { $who ->
    [group] This group hears
    [topic] This topic hears
    [channel] This channel hears
   *[you] You hear
} { $own ->
    [0] no added feed
    [one] 1 added feed
   *[other] { $own } added feeds
} and { $shared ->
    [one] 1 shared source
   *[other] { $shared } shared sources
}.
feeds-hint = Add one with /add and an address, or send an .opml file.
feeds-how =
    “{ $said }” is nothing I know about feeds.
    Say /feeds, /feeds shared or /feeds export
feeds-pause = Pause
feeds-resume = Resume
feeds-retry = Try again
feeds-remove = Remove
feeds-is-paused = Paused.
feeds-since = (since { $when })
feeds-read = Last read { $when }.
feeds-new = Not read yet.
feeds-shared = Shared sources
feeds-own = ‹ Own feeds
feeds-shared-head = { $n ->
    [one] 1 shared source
   *[other] { $n } shared sources
}, { $off } switched off { $who ->
    [group] for this group
    [topic] for this topic
    [channel] for this channel
   *[you] for you
}. Tap to switch.
feeds-now-paused = { $name } is paused. Nothing of it is told until you resume it.
feeds-now-resumed = { $name } is heard again.
feeds-asking = Asking { $name } …
feeds-removed = { $who ->
    [group] This group does not follow { $name } any more.
    [topic] This topic does not follow { $name } any more.
    [channel] This channel does not follow { $name } any more.
   *[you] You do not follow { $name } any more.
}
feeds-gone = This feed is not there any more. /feeds shows what is.
page-before = ‹ Back
page-after = More ›
remove-which = Which one? Tap Remove, or say its number: /remove 2
remove-none = None of your feeds is called “{ $said }”. For example: /remove 2
remove-several = “{ $said }” means { $n } of your feeds. Say the number: /remove 2

## Trouble with sources, told once (care-)
care-head = { $n ->
    [one] A source cannot be read:
   *[other] { $n } sources cannot be read:
}
care-more = { $n } more are in the same way.
care-feeds = /feeds has a button for each.
care-status = /status names them all.
care-moved = { $name } has moved to { $where }, and I read it there from now on.
care-moved-shared = { $name } has moved for good, and I read it there: change its address in the list of sources to { $url }
feeds-shared-paused = { $name } is paused for everybody.
