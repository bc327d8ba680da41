"""Words that end in a full stop without ending a sentence, in a dozen languages. A table, nothing else."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A name or a further word nearly always follows: the stop after these never ends a sentence. Titles, ranks, months
# before a day, and the like in English, German, French, Spanish, Portuguese, Italian, Dutch, the Scandinavian
# languages, Polish, Czech, Turkish, Russian, Ukrainian, Vietnamese.
ABBREVIATIONS = _words(
    """
    abs adm al al.g amb approx arch ariz arq art atty aug av avd avda avv b bd bijv bl.a boul brig brig.gen bspw bzw ca
    calif capt cf cmdr col conn cpl d d.h dec det dhr dipl dott doç dr dr.ssa dra drs dto dña e.g ee ee.uu eg eng
    env esp evtl exmo f.eks feb fr ft gen geom ggf gov govs gral gs hab hl hon hr hrn i.e i.v.m ie im ing inkl
    insp inż ir itp jan jl jr kgl kh kl ks lic lt lt.col lt.gen lt.gov m m.b.t maj maj.gen mass me messrs mevr
    mgr mio mjr mlle mm mme mr mrd mrs ms msgr mt mw nov np nr o.a oct on pfc pgs ppłk pr pres prof profa pvt
    pág płk rep reps rev sec sen sens sept sgt sig sigg sr sra srta st str supt t.ex t.o.v tel tenn ths tp treas
    ts tt tzn tzw tř u.a ul v vgl vice.adm viz vs z z.b zzgl č św акад вул г гг ген им млн млрд обл проф руб св
    डॉ प्रो श्री см т.д т.е т.к т.н т.п тыс ул
    """
)

# These may end a sentence; before a figure they do not ("No. 5", "pp. 20", "Art. 3").
BEFORE_NUMBER = _words("art ch h fig n no nos nr nº núm ok op p para pp sec str vol п ст стр")
STREETS = ("str", "straat")  # at the end of a word: "Hauptstr. 5"

# In small letters these are words that may end a sentence: "He fell ill.", "It surprised me."
LOWER_WORDS = _words(
    """
    ala arch ark dec fla ga hon ill ind kan ky la mar mass me miss mo ore pa va vt wash wis
    """
)

# These end a sentence only where the next word clearly begins one: "in the U.S. The …", but "U.S. President".
ORGANISATIONS = _words(
    """
    a.d al ala ark assn assoc ave b.a b.c blvd bros co colo corp d.c del dept e.u est et.al etc fla ga ill
    inc ind j.d jr kan ky l.a la llc ltd m.a m.d md mich minn miss mo mont n.c n.d n.h n.j n.m n.y neb nev okla
    ore pa ph.d r.n rd s.c s.d sr ste tex u.k u.n u.s u.s.a u.s.s.r univ va vt wash wis wyo
    """
)

# Names that end in an exclamation mark: "Yahoo! Mail".
SHOUTED_NAMES = frozenset(("Yahoo", "Jeopardy"))

# Words that with a capital begin a sentence rather than a name.
STARTERS = _words(
    """
    A According After All Also Although Among An And Are As At Before Between Both But By Despite Did Do Does
    During Each Earlier Even For From Had Has Have He Her Here His How However I If In Instead Is It Its Last
    Later Many Meanwhile Most My No Not Now Officials On One Only Or Our Over Police She Since So Some Still
    That The Their Then There These They This Those Though Three Two Under Until Was We Were What When Where
    While Who Why With Yet You
    """
)

# After a clock time these go on with the sentence: "6 a.m. Monday", "9 p.m. EST".
AFTER_CLOCK = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday ET EST EDT CT CST CDT MT MST PT PST PDT GMT UTC BST CET
    Eastern Central Mountain Pacific
    """
)

# After a day of the month: "am 5. Mai".
MONTHS = _words(
    """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert januar februar mars
    """
)
