# Español. Las claves y los valores son los de en.ftl.
# $who dice cómo se llama el lugar: you, group, topic o channel.

## Tiempos: patrones de Unicode TR 35, y cómo se unen los días
pattern-day = EEEE d 'de' MMMM
pattern-short-day = EEE d MMM
pattern-short-day-of-year = EEE d MMM y
pattern-clock = HH:mm
pattern-weekday = EEEE
pattern-short-weekday = EEE
when-today = hoy a las { $clock }
when-yesterday = ayer a las { $clock }
when-day = { $day } { $clock }
due-today = hoy, { $day }, { $clock }
due-tomorrow = mañana, { $day }, { $clock }
due-day = { $day }, { $clock }
days-every = todos los días
days-range = de { $first } a { $last }

quoted = «{ $said }»

## Cosas contadas
stories = { $n ->
    [one] 1 noticia
   *[other] { NUMBER($n) } noticias
}
articles = { $n ->
    [one] 1 artículo
   *[other] { NUMBER($n) } artículos
}
feeds = { $n ->
    [one] 1 fuente
   *[other] { NUMBER($n) } fuentes
}
outlets = { $n ->
    [one] 1 medio
   *[other] { NUMBER($n) } medios
}
reports = { $n ->
    [one] 1 texto propio
   *[other] { NUMBER($n) } textos propios
}
copies = { $n ->
    [one] 1 copia de un texto
   *[other] { NUMBER($n) } copias de un texto
}

## Temas
topic-world = Mundo
topic-politics = Política
topic-business = Economía
topic-technology = Tecnología
topic-science = Ciencia
topic-health = Salud
topic-sport = Deportes
topic-culture = Cultura

## El menú de órdenes
command-latest = Lo nuevo desde tu última consulta
command-subscribe = Un resumen cada día, a tu hora
command-unsubscribe = Sin resumen diario; los ajustes se conservan
command-schedule = Cuándo llega: 07:30 mon-fri, 10:00 sat sun
command-timezone = Tu zona horaria, por ciudad
command-topics = De qué trata
command-status = Qué rige aquí y cómo están las fuentes
command-help = Qué puedes decir
command-start = Configurar en tres toques

## Un resumen
briefing-morning = Resumen de la mañana · { $day }, { $clock }
briefing-afternoon = Resumen de la tarde · { $day }, { $clock }
briefing-evening = Resumen de la noche · { $day }, { $clock }
briefing-morning-again = Resumen de la mañana, otra vez · { $day }, { $clock }
briefing-afternoon-again = Resumen de la tarde, otra vez · { $day }, { $clock }
briefing-evening-again = Resumen de la noche, otra vez · { $day }, { $clock }
briefing-made = { $stories } de { $articles } en { $feeds } desde { $since }
briefing-update = NOVEDAD
briefing-new-since = Nuevo desde { $since }:
briefing-source = fuente
briefing-more = { $n ->
    [one] 1 noticia más en este tiempo.
   *[other] { NUMBER($n) } noticias más en este tiempo.
}
briefing-sample = Todavía no se pudo alcanzar ninguna fuente: estas son noticias inventadas de la redacción de muestra incluida.
briefing-waiting = { $n ->
    [one] 1 de { $feeds } aún se está leyendo por primera vez.
   *[other] { NUMBER($n) } de { $feeds } aún se están leyendo por primera vez.
}
briefing-failing = { $n ->
    [one] 1 de { $feeds } no se pudo leer.
   *[other] { NUMBER($n) } de { $feeds } no se pudieron leer.
}
briefing-late = El resumen de { $when } no pudo enviarse a tiempo; sus noticias están en este.
briefing-restored = Este bot ha vuelto a una copia anterior de su memoria: puede que algo de esto ya te haya llegado.
briefing-quiet = Un rato tranquilo: nada nuevo desde { $since }.
briefing-quiet-late = Un rato tranquilo: nada nuevo desde { $since }. El resumen de { $when } no pudo enviarse a tiempo.
briefing-repeat = ↻ quizá repetido

## /latest
latest-more-button = Más noticias
latest-again-button = Ver otra vez las últimas 24 horas
latest-number = Puedo dar de 1 a { $most } noticias a la vez. Por ejemplo: /latest 3
latest-no-topic =
    No conozco el tema «{ $said }». Di un número hasta { $most }, o uno de: { $topics }.
    Por ejemplo: /latest 3 o /latest { $example }
latest-nothing = Nada nuevo desde { $since }.
latest-nothing-about = Nada nuevo sobre { $topics } desde { $since }.
latest-nothing-day = No llegó nada en las últimas 24 horas.
latest-all = Eso era todo.

## /start
start-hello = ¡Hola! Leo las noticias y cuento cada suceso una vez, en dos o tres frases tomadas al pie de la letra de los artículos, cada una enlazada con su fuente.
start-topics = 1 de 3 · ¿De qué debe tratar tu resumen?
start-zone = 2 de 3 · ¿Dónde estás? (Otro lugar: di /timezone y una ciudad.)
start-time = 3 de 3 · ¿Cuándo debe llegar, cada día?
start-your-zone = Tu zona horaria es { $zone }.
start-next-button = Siguiente →
start-not-now-button = Ahora no
start-not-now = Sin resumen diario, entonces. /latest te da uno cuando quieras, /subscribe empieza uno diario.

## /subscribe, /unsubscribe, /schedule
schedule-holds = { $who ->
    [you] Recibes
    [group] Este grupo recibe
    [topic] Este tema recibe
   *[channel] Este canal recibe
} un resumen: { $times }, { $zone }.
schedule-holds-next = { schedule-holds } El próximo: { $next }.
schedule-time = { $clock } { $days }
schedule-none = { $who ->
    [you] No recibes
    [group] Este grupo no recibe
    [topic] Este tema no recibe
   *[channel] Este canal no recibe
} un resumen diario. Para tener uno, di por ejemplo: /schedule 07:30 mon-fri
schedule-off-already = { $who ->
    [you] No recibes
    [group] Este grupo no recibe
    [topic] Este tema no recibe
   *[channel] Este canal no recibe
} un resumen diario. /subscribe empieza uno.
schedule-off = { $who ->
    [you] Ya no recibes
    [group] Este grupo ya no recibe
    [topic] Este tema ya no recibe
   *[channel] Este canal ya no recibe
} un resumen diario. Todos los ajustes se conservan; /latest funciona como antes.
schedule-again-button = Empezar de nuevo
schedule-next-five = Los próximos cinco:
schedule-zone-hint = La zona horaria es { $zone }; di /timezone y tu ciudad para cambiarla.
schedule-wrong =
    { $what }
    Por ejemplo:
schedule-nothing = Dime a qué hora.
schedule-no-time = Veo días, pero ninguna hora.
schedule-no-such-time = «{ $said }» no es una hora: las horas van de 0 a 23 y los minutos de 00 a 59.
schedule-no-such-half-day = «{ $said }» no es una hora: con am o pm, las horas van de 1 a 12.
schedule-open-range = «{ $said }» necesita un día a cada lado, como mon-fri.
schedule-time-range = «{ $said }» es un intervalo; yo envío a horas sueltas.
schedule-days-without-time = «{ $said }» no tiene hora.
schedule-unknown = No sé qué significa «{ $said }» aquí.
schedule-too-many = Son más de { $most } veces al día.
schedule-too-long = Es demasiado largo para un horario.

## /timezone
zone-is = { $who ->
    [you] Tu zona horaria
    [group] La zona horaria de este grupo
    [topic] La zona horaria de este tema
   *[channel] La zona horaria de este canal
} es { $zone }, donde son las { $clock } del { $day }.
zone-how = Para cambiarla, di una ciudad: /timezone Kiev
zone-several = Hay varios lugares como «{ $said }». ¿Cuál es?
zone-unknown = No conozco el lugar «{ $said }». Di una ciudad grande cercana, o una zona: /timezone Europe/Madrid

## /topics
topics-about = { $who ->
    [you] Recibes noticias
    [group] Este grupo recibe noticias
    [topic] Este tema recibe noticias
   *[channel] Este canal recibe noticias
} sobre: { $topics }.
topics-everything = todo
topics-everything-button = Todo
topics-tap = Toca para cambiar.
topics-unknown =
    No conozco el tema «{ $said }». Hay: { $topics }.
    Por ejemplo: /{ $command } world science

## /help
help-title = Qué puedes decir
help-line = { $said } — { $what }
help-latest = lo nuevo desde tu última consulta
help-latest-3 = las tres noticias más importantes
help-latest-topic = un tema
help-subscribe = un resumen diario de estos
help-schedule = cuándo llega
help-timezone = para que las 07:30 sean tus 07:30
help-topics = elegir con un toque
help-unsubscribe = parar; los ajustes se conservan
help-status = qué rige aquí
help-more-button = Más ›
help-first-button = ‹ Atrás
help-search = noticias del archivo
help-settings = todos los ajustes, con botones
help-mute = nada más con estas palabras
help-only = solo noticias con esta palabra
help-length = tres frases por noticia
help-stories = siete noticias por resumen
help-quiet = horas sin sonido
help-silent = resúmenes sin sonido
help-skipempty = no llega nada si no hay nada nuevo
help-alerts = una gran noticia al momento
help-articles = idiomas de los artículos
help-language = el idioma en el que hablo
help-why = cómo se hizo la tercera noticia
help-likes = qué dicen 👍 y 👎 hasta ahora
help-export = todo lo guardado de este chat
help-forget = borrarlo
help-promise = Cada frase está al pie de la letra en el artículo al que lleva el nombre del medio. Cada suceso se cuenta una vez.

## /status
status-looked = Última consulta: { $when }.
status-never = nunca todavía
status-sources = { $n ->
    [one] 1 fuente
   *[other] { NUMBER($n) } fuentes
}, última lectura: { $when }; sin poder leer: { NUMBER($failing) }.
status-trouble = · { $outlet }: { $trouble }
status-queue = Por enviar: { NUMBER($waiting) }. Enviados: { NUMBER($sent) }. Abandonados: { NUMBER($gave-up) }. Sin responder: { NUMBER($unanswered) }. Base de datos: { $size } MB.

## Quién puede, y qué no se entendió
access-owner = Ahora este bot es tuyo. Nadie más puede usarlo hasta que dejes entrar a alguien.
access-stranger = ¡Hola! Este es un bot de noticias privado. Su dueño puede dejarte entrar.
access-admins = Solo los administradores de este chat pueden cambiar eso. Cualquiera puede decir /latest.
access-not-for-you = Esto no es para ti.
button-old = Este botón es demasiado antiguo. Di la orden otra vez.
unknown-near = ¿Quisiste decir /{ $command }? /help muestra lo que puedes decir.
unknown = No lo entendí. Di /latest para las noticias, o /help para todo lo que puedes decir.
failed = Algo salió mal aquí. Queda anotado para el operador; prueba con otra cosa, por favor.

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
trouble-lost = Hace dos semanas que no hay nada en esta dirección (404), así que ya no se le pregunta.
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

## Lo que el propietario debe saber
topic-gone = El tema que recibía un resumen aquí está cerrado o ya no existe, así que sus resúmenes han terminado; lo que estaba en camino llega aquí. Para uno nuevo, di /subscribe en el tema donde deba llegar.
house-near-cap = Mi base de datos ocupa { $used } MB de los { $cap } MB que puede ocupar. Por encima de eso, los textos más antiguos se borran antes.
house-over-cap = Mi base de datos superó sus { $cap } MB, por lo que los textos de más de { $days } días se borraron antes. Un límite mayor los conserva más tiempo.
house-no-room = En el disco no hay sitio para la copia de esta noche de la base de datos. Haz sitio, por favor; hasta entonces no habrá una copia nueva.
house-full = El disco está lleno. Respondo y reparto con un poco de sitio que guardé para este día, pero no leo ninguna fuente hasta que vuelva a haber sitio. Haz sitio, por favor.
house-no-copy = Esta noche no se pudo hacer la copia de la base de datos. El registro dice por qué.
house-restored = Mi base de datos estaba dañada y he vuelto a su copia de { $when }. Lo que llegó desde entonces se ha perdido; algunas noticias pueden llegar otra vez.
house-silence = Desde { $since } no he sabido nada de Telegram durante más de un día. Lo que se dice a un bot, Telegram lo guarda solo un día: lo que se dijo antes de { $gone } se ha perdido. Los resúmenes no; lo que faltó llega en uno solo.

## Una noticia abierta en su sitio
card-time-line = Cómo se contó
card-copy = (copia de { $outlet })
card-more-articles = { $n ->
    [one] 1 artículo más
   *[other] { NUMBER($n) } artículos más
}
card-follow-button = ☆ Seguir
card-unfollow-button = ★ Dejar de seguir
card-mute-button = Silenciar esta noticia
card-unmute-button = Volver a saber de ella
card-apart-button = No es la misma noticia
card-why-button = ¿Por qué?
card-back-button = ← Volver
card-followed = Seguida: desde ahora va la primera.
card-muted = Silenciada: desde ahora queda fuera.
card-neither = Vuelve a ser una noticia como las demás.
card-gone = Esta noticia ya no está aquí.
card-one-report = Solo hay un texto en ella.
card-which = ¿Cuál de estos textos no pertenece a la noticia?
card-apart-here = Entendido: aquí quedan separadas desde ahora.
card-apart-all = Entendido: quedan separadas desde ahora, para todos.

## /why
command-why = Cómo se hizo una noticia: /why 3
command-likes = Qué dicen los pulgares y cómo olvidarlo
why-how = Di el número de una noticia del último resumen, de 1 a { $most }. Por ejemplo: /why 1
why-no-number = El último resumen no tiene la noticia «{ $said }». Los números van de 1 a { $most }. Por ejemplo: /why 1
why-no-briefing = Aquí no hubo todavía ningún resumen. /latest trae uno.
why-counted = { $articles }, { $outlets }, { $reports }
why-own = Un texto propio.
why-copy = Copia del texto de { $outlet }.
why-first = Con él empezó la noticia, o se unió después.
why-score = Unido por un parecido de { $score }: { $shares }.
why-rest = el resto
why-time = el tiempo entre ellos
why-liked = Los pulgares de aquí la suben un { $percent } %: { $shares }.
why-disliked = Los pulgares de aquí la bajan un { $percent } %: { $shares }.

likes-none = Aquí nadie ha dado un pulgar todavía. 👍 o 👎 bajo una noticia abierta trae un poco más o menos como ella; en Telegram, también una reacción a un resumen.
likes-head = Lo que dicen los pulgares de aquí
likes-more-of = Más: { $names }
likes-less-of = Menos: { $names }
likes-forget-button = Olvidar todos los pulgares
likes-forgotten = Olvidado: aquí ya no cuenta ningún pulgar.
likes-more = Anotado: un poco más como esto. /likes muestra qué cuenta.
likes-less = Anotado: un poco menos como esto. /likes muestra qué cuenta.

## El menú de órdenes, continuación
command-search = Buscar algo en el archivo
command-mute = Palabras de las que no quieres saber nada
command-only = Solo noticias con estas palabras
command-settings = Todos los ajustes, con botones
command-length = Cuánto de cada noticia: short, medium, long
command-stories = Cuántas noticias tiene un resumen
command-silent = Resúmenes sin sonido
command-quiet = Horas en las que nada suena
command-skipempty = Ningún resumen si no hay nada nuevo
command-alerts = Una gran noticia al momento, no solo a su hora
command-articles = Idiomas de los artículos
command-language = El idioma en el que hablo
command-export = Todo lo guardado de este chat, en archivos
command-forget = Borrar todo lo guardado de este chat

## /settings y cada ajuste
set-title = { $who ->
    [you] Tus ajustes
    [group] Ajustes de este grupo
    [topic] Ajustes de este tema
   *[channel] Ajustes de este canal
}
set-now = { $who ->
    [you] Para ti
    [group] Para este grupo
    [topic] Para este tema
   *[channel] Para este canal
} vale ahora: { $what }.
set-line = { $name }: { $value }
set-on = sí
set-off = no
set-back = ‹ Atrás
set-example = Por ejemplo:
set-times = Horas
set-zone = Lugar
set-topics = Temas
set-times-how = Una hora para cada día. Se puede escribir cualquier minuto, días de la semana y varias horas:
set-length = Extensión
set-length-short = corta
set-length-medium = media
set-length-long = larga
set-about-length = Corta es una frase por noticia, media dos, larga tres.
set-wrong-length = No hay ninguna extensión «{ $said }»: es short, medium o long.
set-stories = Noticias
set-about-stories = Cuántas noticias tiene un resumen como máximo; las demás están tras un botón.
set-wrong-stories = «{ $said }» no es un número de noticias: en un resumen caben de 1 a 20.
set-silent = Sin sonido
set-about-silent = Los resúmenes llegan sin sonido.
set-wrong-silent = «{ $said }» no es ni on ni off.
set-quiet = Horas de calma
set-about-quiet = En estas horas nada suena y no llega ningún aviso, salvo que varios medios se sumen a una noticia que sigues.
set-wrong-quiet = «{ $said }» no va de una hora a otra.
set-skipempty = Omitir vacíos
set-about-skipempty = No llega ningún resumen si no hay nada nuevo. Si no: una línea lo dice, y sabes que sigo aquí.
set-wrong-skipempty = «{ $said }» no es ni on ni off.
set-alerts = Avisos
set-about-alerts = Lo que tres medios cuentan por su cuenta en una hora llega al momento, fuera de las horas de calma, cinco veces al día como máximo.
set-wrong-alerts = «{ $said }» no es ni on ni off.
set-articles = Artículos
set-articles-all = todos los idiomas
set-about-articles = Solo noticias contadas en estos idiomas, y solo frases en ellos.
set-wrong-articles = «{ $said }» no es un idioma que conozca, ni «all».
set-language = Hablo
set-language-auto = como tu aplicación
set-about-language = El idioma de lo que digo yo. Los artículos quedan en el suyo.
set-wrong-language = No hablo «{ $said }». Hablo inglés, alemán y español.

## /mute y /only
words-muted-added = Silenciado: { $said }.
words-only-added = Añadido: { $said }.
words-known = Eso ya está en la lista.
words-removed = Quitado: { $said }
words-none = No puedo buscar «{ $said }»: no tiene ninguna palabra. Por ejemplo: /{ $command } fútbol, primer ministro
words-long = Es demasiado largo: una expresión tiene { $most } caracteres como máximo. Por ejemplo: /{ $command } fútbol, primer ministro
words-many = Una lista tiene { $most } expresiones como máximo. Toca una para quitarla.
words-muted-empty = { $who ->
    [you] No has
    [group] Este grupo no ha
    [topic] Este tema no ha
   *[channel] Este canal no ha
} silenciado nada. Para omitir noticias por sus palabras: /mute fútbol, primer ministro
words-muted-holds = { $who ->
    [you] No recibes
    [group] Este grupo no recibe
    [topic] Este tema no recibe
   *[channel] Este canal no recibe
} nada con { $n ->
    [one] 1 expresión silenciada
   *[other] { NUMBER($n) } expresiones silenciadas
}. Toca una para volver a saber de ella.
words-only-empty = { $who ->
    [you] Recibes
    [group] Este grupo recibe
    [topic] Este tema recibe
   *[channel] Este canal recibe
} noticias de todo. Para recibir solo las que tienen ciertas palabras: /only Ucrania, clima
words-only-holds = { $who ->
    [you] Recibes
    [group] Este grupo recibe
    [topic] Este tema recibe
   *[channel] Este canal recibe
} solo noticias con { $n ->
    [one] 1 expresión
   *[other] { NUMBER($n) } expresiones
}. Toca una para quitarla.
words-earlier = ‹
words-later = ›

## Lo que quizá se quiso decir
guess-time = ¿Debe llegar un resumen «{ $said }»?
guess-place = ¿Estás en «{ $said }»? Entonces tus horas son las de los relojes de allí.

## /search
search-how = Di qué buscar. Por ejemplo: /search terremoto Karvelia, o con una expresión: /search "prime minister" resigns
search-no-word = En «{ $said }» no hay ninguna palabra que buscar. Por ejemplo: /search terremoto Karvelia
search-long = Es demasiado largo para buscarlo: { $most } caracteres como máximo. Por ejemplo: /search terremoto Karvelia
search-nothing = Nada en el archivo tiene todo «{ $said }». Con menos palabras se encuentra más.
search-found = Encontrado para «{ $said }»
search-begun = Nada tiene exactamente «{ $said }»; estas tienen palabras que empiezan así
search-more = Más resultados
search-back = ‹ Resultados anteriores


## /invite, /ban, /here, y demasiado a la vez
command-invite = Un enlace que deja entrar a una persona
command-ban = Quién puede usar el bot; cerrar el paso a alguien
command-here = Traer los resúmenes a este tema
access-guest = ¡Bienvenido! Ya puedes usar este bot.
access-owners = Eso solo puede hacerlo el dueño de este bot.
access-in-private = Dímelo en privado.
access-too-often = Fue mucho en un minuto. Vuelvo a responder cuando pase.
invite = Pasa este enlace a una persona. Vale una vez, durante { $days } días.
ban-who = Quién puede usar este bot. Toca un nombre para cerrarle el paso o dejarle entrar otra vez.
ban-nobody = Nadie más usa este bot todavía. /invite hace un enlace para una persona.
ban-guest-button = { $name } · cerrar el paso
ban-banned-button = { $name } · dejar entrar otra vez
ban-done = { $name } ya no puede entrar.
ban-undone = { $name } puede usar el bot otra vez.
ban-owner = A un dueño no se le puede cerrar el paso.
ban-number = No conozco a la persona «{ $said }». Di solo /ban para elegir, o un número: /ban 123456789
here-moved = El resumen se ha mudado aquí desde el tema general.
group-hello = ¡Hola! Puedo traer aquí las noticias del día. Cualquiera puede decir /latest; un administrador dice /schedule 08:00 para un resumen diario, o /here en el tema al que debe llegar.
bot-description = Leo las noticias y cuento cada suceso una vez, en frases tomadas al pie de la letra de los artículos y enlazadas con ellos. Pide /latest cuando quieras, o recibe un resumen cada día a tu hora.
bot-short-description = Cada suceso una vez, al pie de la letra de sus fuentes.

## /export y /forget
export-done = { $who ->
    [you] Esto es todo lo tuyo
    [group] Esto es todo lo de este grupo
    [topic] Esto es todo lo de este grupo
   *[channel] Esto es todo lo de este canal
} que está guardado aquí: un archivo con todo{ $feeds ->
    [0] .
    [one] , y tu propio feed en OPML.
   *[other] , y tus { NUMBER($feeds) } feeds propios en OPML.
}
forget-ask = { $who ->
    [you] ¿Borrar todo lo guardado de ti
    [group] ¿Borrar todo lo guardado de este grupo
    [topic] ¿Borrar todo lo guardado de este grupo y todos sus temas
   *[channel] ¿Borrar todo lo guardado de este canal
}? Ajustes, horas, feeds, listas de palabras y lo contado: todo se borra al momento y no vuelve. Lo que está en este chat queda hasta que lo borres. /export te da antes una copia.
forget-yes-button = Borrar todo
forget-no-button = Conservarlo
forget-no = No se ha borrado nada.
forget-done = Todo está borrado; esta línea fue la última. /start empieza de nuevo.
forget-done-owner = Todo está borrado, salvo que este bot es tuyo; esta línea fue la última. /start empieza de nuevo.

## Avisos
alert-head = Ahora mismo · { $clock }
alert-many = { NUMBER($n) } medios en una hora
alert-followed = Una noticia que sigues: { NUMBER($n) } medios más

## Fuentes propias: añadir (add-), listas (import-, export-), lo que llega (feeds-), quitar (remove-)
command-add = Añadir un feed o un sitio propio
command-feeds = Tus feeds y las fuentes compartidas
command-remove = Quitar un feed propio
help-add = un feed, un sitio o una página propia
help-feeds = lo que te llega y cómo está cada fuente
help-remove = nada más de esa
add-how =
    Di /add y la dirección de un feed o de un sitio.
    Por ejemplo: /add https://example.org/news
add-no-address =
    «{ $said }» no es una dirección web.
    Por ejemplo: /add https://example.org/news
add-wait = Todavía estoy mirando las direcciones anteriores. Un momento, por favor.
add-looking = Miro qué hay en { $where } …
add-reading = Leo { $name } …
add-full = { $who ->
    [group] Este grupo tiene { $n } feeds propios
    [topic] Este tema tiene { $n } feeds propios
    [channel] Este canal tiene { $n } feeds propios
   *[you] Tienes { $n } feeds propios
}, y no caben más. /feeds los muestra; quita uno antes.
add-full-bot = Este bot lee tantos feeds propios como permite su operador. Pregunta a su dueño o usa las fuentes compartidas: /feeds shared
add-no-headlines = Todavía no hay titulares.
add-question = { $who ->
    [group] ¿Lo guardo? Entonces le llegará a este grupo, y a nadie más.
    [topic] ¿Lo guardo? Entonces le llegará a este tema, y a nadie más.
    [channel] ¿Lo guardo? Entonces le llegará a este canal, y a nadie más.
   *[you] ¿Lo guardo? Entonces te llegará a ti, y a nadie más.
}
add-known = { $who ->
    [group] Este grupo ya lo sigue.
    [topic] Este tema ya lo sigue.
    [channel] Este canal ya lo sigue.
   *[you] Ya lo sigues.
} /feeds lo muestra.
add-shared = Es una de las fuentes compartidas, que aquí ya llegan a todos.
add-keep = Guardar
add-choose = { $n ->
    [one] Elegir otro
   *[other] Elegir otro ({ $n })
}
cancel = Cancelar
again = Intentar de nuevo
add-found = Se encontraron { $n } fuentes. Elige una para ver sus titulares.
add-cancelled = No se guardó nada.
add-kept = { $who ->
    [group] Este grupo sigue ahora { $name }.
    [topic] Este tema sigue ahora { $name }.
    [channel] Este canal sigue ahora { $name }.
   *[you] Ahora sigues { $name }.
} Lo leo …
add-read = { $n ->
    [0] { $name }: leído, sin novedades. Lo próximo estará en los resúmenes y en /latest
    [one] { $name }: leído, 1 artículo nuevo. Está en el próximo resumen y en /latest
   *[other] { $name }: leído, { $n } artículos nuevos. Están en el próximo resumen y en /latest
}
add-all-read = { $articles ->
    [one] 1 artículo nuevo
   *[other] { $articles } artículos nuevos
} de { $n } feeds. { $failed ->
    [0] Todos respondieron.
    [one] Uno no se pudo leer; /feeds dice por qué.
   *[other] { $failed } no se pudieron leer; /feeds dice por qué.
}
errand-failed = Algo salió mal aquí. Inténtalo de nuevo dentro de un rato, por favor.
kind-feed = un feed de { $where }
kind-section = una página de { $where } que enumera artículos
kind-sitemap = un sitemap de noticias de { $where }
import-large = Este archivo es mayor de lo que puede ser una lista de feeds (1 MiB).
import-gone = Este archivo no se puede leer.
import-not-a-list = Este archivo no es una lista de feeds. Un archivo .opml lo es; casi todos los lectores lo exportan.
import-added = { $who ->
    [group] Este grupo sigue
    [topic] Este tema sigue
    [channel] Este canal sigue
   *[you] Sigues
} { $n ->
    [0] ningún feed nuevo de esta lista.
    [one] 1 feed nuevo de esta lista.
   *[other] { $n } feeds nuevos de esta lista.
}
import-known = { $n ->
    [one] 1 ya estaba.
   *[other] { $n } ya estaban.
}
import-left = { $n ->
    [one] 1 quedó fuera
   *[other] { $n } quedaron fuera
}: no caben más de { $most }.
export-none = No hay feeds añadidos que exportar.
export-here = { $n ->
    [one] 1 feed, en una lista que leen otros lectores.
   *[other] { $n } feeds, en una lista que leen otros lectores.
}
export-title = Feeds del bot de resúmenes
feeds-head = { $who ->
    [group] A este grupo le llegan
    [topic] A este tema le llegan
    [channel] A este canal le llegan
   *[you] Te llegan
} { $own ->
    [0] ningún feed añadido
    [one] 1 feed añadido
   *[other] { $own } feeds añadidos
} y { $shared ->
    [one] 1 fuente compartida
   *[other] { $shared } fuentes compartidas
}.
feeds-hint = Añade uno con /add y una dirección, o envía un archivo .opml.
feeds-how =
    No conozco «{ $said }» para los feeds.
    Di /feeds, /feeds shared o /feeds export
feeds-pause = Pausar
feeds-resume = Reanudar
feeds-retry = Intentar de nuevo
feeds-remove = Quitar
feeds-is-paused = En pausa.
feeds-since = (desde { $when })
feeds-read = Leído por última vez { $when }.
feeds-new = Todavía no se ha leído.
feeds-shared = Fuentes compartidas
feeds-own = ‹ Feeds propios
feeds-shared-head = { $n ->
    [one] 1 fuente compartida
   *[other] { $n } fuentes compartidas
}, { $off } desactivadas { $who ->
    [group] para este grupo
    [topic] para este tema
    [channel] para este canal
   *[you] para ti
}. Toca para cambiar.
feeds-now-paused = { $name } está en pausa. No llega nada de ahí hasta que lo reanudes.
feeds-now-resumed = { $name } vuelve a llegar.
feeds-asking = Pregunto a { $name } …
feeds-removed = { $who ->
    [group] Este grupo ya no sigue { $name }.
    [topic] Este tema ya no sigue { $name }.
    [channel] Este canal ya no sigue { $name }.
   *[you] Ya no sigues { $name }.
}
feeds-gone = Este feed ya no está. /feeds muestra los que hay.
page-before = ‹ Atrás
page-after = Más ›
remove-which = ¿Cuál? Toca Quitar o di su número: /remove 2
remove-none = Ninguno de tus feeds se llama «{ $said }». Por ejemplo: /remove 2
remove-several = «{ $said }» puede ser { $n } de tus feeds. Di el número: /remove 2

## Problemas con fuentes, dichos una vez (care-)
care-head = { $n ->
    [one] Una fuente no se puede leer:
   *[other] { $n } fuentes no se pueden leer:
}
care-more = A otras { $n } les pasa lo mismo.
care-feeds = /feeds tiene un botón para cada una.
care-status = /status las nombra todas.
care-moved = { $name } se ha mudado a { $where }, y desde ahora lo leo allí.
care-moved-shared = { $name } se ha mudado para siempre, y lo leo allí: cambia su dirección en la lista de fuentes a { $url }
feeds-shared-paused = { $name } está en pausa para todos.
