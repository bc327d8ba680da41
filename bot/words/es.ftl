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

## Qué le pasa a una fuente (trouble-<tipo>) y qué se puede hacer (trouble-do-…)
trouble-address = Esto no es una dirección web.
trouble-private = Esta dirección está en una red privada, o en un lugar que no se lee.
trouble-no-site = No hay ningún sitio con este nombre.
trouble-unreachable = No se pudo llegar al sitio.
trouble-certificate = El certificado del sitio no es válido.
trouble-not-http = Algo responde allí, pero no es un sitio web.
trouble-slow = El sitio no respondió en { NUMBER($number) } segundos.
trouble-broken-off = La respuesta se cortó a la mitad.
trouble-large = Ocupa más de { NUMBER($number) } MiB.
trouble-packed = La respuesta viene comprimida de una forma que no se pidió.
trouble-nowhere = La dirección redirige a ninguna parte.
trouble-loop = La dirección redirige una y otra vez.
trouble-password = El sitio pide una contraseña (401).
trouble-refused = El sitio no se deja leer por programas (403).
trouble-challenge = El sitio muestra una página de comprobación que solo un navegador puede pasar.
trouble-missing = No hay nada en esta dirección (404).
trouble-gone = Se ha retirado para siempre (410).
trouble-busy = El sitio pide que se le pregunte menos a menudo (429).
trouble-status = El sitio respondió con un error ({ NUMBER($number, useGrouping: 0) }).
trouble-robots = El sitio pide a los programas que no lean sus páginas.
trouble-held = El sitio pidió que se le dejara tranquilo un tiempo.
trouble-web-page = Es una página web, no un feed.
trouble-not-feed = No hay ningún feed en esta dirección.
trouble-damaged = Hay un feed, pero está demasiado dañado para leerlo.
trouble-hard = No se pudo leer dentro de los límites de tiempo y memoria.
trouble-no-sitemaps = No se pudo leer ninguno de los sitemaps que nombra.
trouble-no-links = La página no enumera artículos.
trouble-nothing = Hay una página, pero sin feeds ni lista de artículos.
trouble-no-folder = No existe esa carpeta.
trouble-folder = La carpeta no se puede leer.
trouble-do-spell = Debería tener esta forma: https://example.org/news
trouble-do-operator = Solo quien administra este bot puede permitirlo.
trouble-do-check = Ábrela en un navegador y comprueba cómo se escribe.
trouble-do-wait = No hay que hacer nada: se volverá a preguntar más tarde, cada vez con menos frecuencia.
trouble-do-site = Solo el sitio puede arreglarlo. Se volverá a preguntar más tarde.
trouble-do-smaller = Mira si el sitio tiene un feed más pequeño, de una sola sección.
trouble-do-open = Solo se puede leer lo que está abierto a todos. Mira si el sitio tiene un feed abierto.
trouble-do-other = Mira si el sitio tiene otro feed, u otro medio las mismas noticias.
trouble-do-find = Da la dirección del propio sitio y se buscarán sus feeds.
trouble-do-list = Da una página del sitio que enumere sus artículos, o la dirección de un feed.
trouble-do-folder = Comprueba la ruta y quién puede leerla.
