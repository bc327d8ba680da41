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
