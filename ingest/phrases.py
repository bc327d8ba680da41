"""The words by which outlets talk about themselves: phrase groups, each with its reason. Tables only, no decisions.

A pattern is searched in the folded line (lower case, straight quotes, single blanks) and anchored where it says so.
`longest` is how many characters a line may have and still be judged by the group: real sentences quote such words.
"""

# ruff: noqa: E501, SIM905 - a table reads best with one pattern or one list of words on its line

from __future__ import annotations

import re
from typing import Final

from ingest.invitations import INVITATIONS
from ingest.wording import Group, any_of

GROUPS: Final = (
    Group(
        name="plea",
        why="asks for money or support; says nothing of the event",
        longest=700,
        pattern=any_of(
            r"^(?:please )?(?:support|back|fund) (?:us|our|independent|quality|local|fearless|free|public|this|the) ?"
            r"(?:\w+ ){0,3}(?:journalism|reporting|work|newsroom|now|today|journalists)?\W*$",
            r"^(?:support|donate|contribute|give|subscribe|join|sign up)(?: now| today| here| us| in| to read)?\W*$",
            r"\byour (?:(?:generous|continued|kind|financial|monthly|small|regular) )*(?:support|backing|help|donations?|contributions?|gifts?|generosity|membership|subscription|pledge)\b"
            r".{0,40}\b(?:helps?|allows?|lets?|enables?|keeps?|makes?|means?|ensures?|powers?|funds?|pays?|is what|goes|matters)\b",
            r"\b(?:make|consider|with) (?:making )?a (?:\w+ )?(?:donation|contribution|gift)\b.{0,60}\b(?:us|our|today|now|journalism)\b",
            r"\b(?:help us|support us|back us|stand with us|fund our)\b.{0,80}\b(?:journalism|reporting|story|stories|work|newsroom|news|today|future)\b",
            r"^(?:but )?we (?:need|rely on|depend on|count on) (?:you|your|readers|people like you|reporters|support|the support)\b",
            r"(?:^|[.!?:;–—-] )(?:please )?become a (?:\w+ )?(?:member|supporter|subscriber|patron|friend)\b|\bbecome a (?:\w+ )?(?:member|supporter|subscriber|patron) (?:today|now|here|for (?:just|only|as little)|and (?:sign|help|support|get|enjoy))\b",
            r"\breaders? like you\b|\breader-(?:funded|supported)\b|\bchip in\b.{0,40}\b(?:today|now|us|our|\d)",
            r"^(?:every|each) (?:\w+ )?(?:contribution|donation|gift|pound|dollar|euro|penny|cent|bit|little)(?: you (?:give|make))? (?:counts|helps|matters|makes)\b.{0,60}$|^(?:it|this|that) (?:only )?takes (?:less than|only|just) (?:a|one|two) minutes?\b.{0,60}$",
            r"^(?:readers|our readers|you|supporters|members)\b.{0,40}\bmake (?:our|this|all this) \w+ possible\W*$|^(?:independent|quality|good|trusted|honest|reliable) (?:journalism|reporting|news) (?:is(?:n't| not)?|costs?|needs?|takes?|matters|relies|depends|should)\b.{0,160}$",
            r"(?:unterstützen|unterstütze) sie (?:uns|unsere|unabhängigen|die)|(?:ihre|deine) (?:spende|unterstützung) (?:hilft|ermöglicht|macht)",
            r"jetzt (?:spenden|unterstützen)\W*$|guter journalismus (?:kostet|braucht)",
            r"(?:soutenez|soutenir) (?:\w+ ){0,3}(?:nous|notre|journalisme|presse|rédaction|indépendan)|votre (?:soutien|don|contribution) (?:nous|permet|est|fait)",
            r"^(?:faites|faire) un don|^je (?:fais un don|m'abonne|soutiens)",
            r"(?:apoya|apoye|apóyanos|apóyenos|ayúdanos)\b.{0,40}(?:periodismo|nuestr|donación|hoy|medio|seguir)|(?:tu|su) (?:apoyo|donación|contribución|aporte) (?:nos|permite|hace|ayuda|es)",
            r"^(?:haz|haga) (?:una donación|tu aporte|te socio)|hazte soci[oa]",
            r"(?:sostieni|sostenete|sostienici|aiutaci)\b.{0,40}(?:giornalismo|nostro|noi|redazione|informazione)|il (?:tuo|vostro) (?:sostegno|contributo|aiuto) (?:ci|è|aiuta|permette|fa)",
            r"^(?:fai una donazione|dona ora)|(?:apoie|apoia|ajude|contribua com)\b.{0,40}(?:jornalismo|nosso|nossa|redação)|(?:seu|o seu|sua|a sua|teu|tua) (?:apoio|doação|contribuição|ajuda) (?:nos|permite|faz|ajuda|é)",
            r"^(?:faça|faz) (?:uma|a sua) doação|^doe agora",
            r"(?:steun|ondersteun) (?:\w+ ){0,2}(?:ons|onze|onafhankelijke|journalistiek)|(?:uw|jouw|je) (?:steun|bijdrage|donatie|gift) (?:helpt|maakt|zorgt|is)|^doneer (?:nu|hier)",
            r"(?:wesprzyj|wspieraj|wspomóż) (?:\w+ ){0,2}(?:nas|nasz|naszą|niezależn|redakcj|dziennikarstwo)|(?:twoje|państwa) (?:wsparcie|darowizn\w*|wpłat\w*) (?:pomaga|pozwala|umożliwia|ma)",
            r"(?:поддержите|поддержи) (?:\S+ ){0,2}(?:нас|наш\S*|независим\S*|редакци\S*|журналистик\S*|работу)|ваш[ае]? (?:поддержка|пожертвование|помощь|взнос) (?:помога|позволя|да|важ)",
            r"(?:підтримайте|підтримай) (?:\S+ ){0,2}(?:нас|наш\S*|незалежн\S*|редакці\S*|журналістик\S*|роботу)|ваш[ае]? (?:підтримка|пожертва|допомога|внесок) (?:допомага|дозволя|да|важ)",
            r"^(?:пожертвовать|поддержать|підтримати|задонатити)\W*$|(?:stöd|støtt|støt) (?:oss|os|vår|vores|oberoende|uavhengig|uafhængig)|(?:ditt|din|dit) (?:stöd|støtte|bidrag) (?:hjälper|gör|hjelper|gjør|hjælper)",
            r"(?:bize|gazeteciliğe|bağımsız gazeteciliği|bizi) destek\w*|desteğiniz\b|bağış yap",
        ),
    ),
    Group(
        name="subscribe",
        why="sells a subscription or a newsletter",
        longest=400,
        pattern=any_of(
            r"^(?:sign ?up|signup|register|subscribe|join|get|receive)\b.{0,90}\b(?:newsletters?|inbox|e-?mails?|alerts?|briefings?|digest|updates|bulletin|for free|mailing list)\b",
            r"^(?:get|receive|enjoy|have)\b.{0,60}\b(?:news|alerts?|headlines|updates|stories|e-?mail|newsletter|briefing|best of)\b.{0,60}\b(?:phone|inbox|app|e-?mail|free|every (?:day|morning|week)|delivered|whatsapp|telegram)\b",
            r"^get the\b.{3,60},.{0,60}\b(?:free|weekday|weekly|daily)\b.{0,40}$|^subscribe (?:to|for|now|today)\b.{0,120}$|^unsubscribe\b|\bunsubscribe (?:at|any ?time|here|whenever|from (?:this|our|these)|with one)\b|^(?:we|you'll|you will|it) (?:send|get|receive|arrives?)\b.{0,40}\b(?:e-?mails?|newsletters?)\b|\byou(?:'re| are) (?:now )?(?:on the list|signed up|subscribed|registered)\b|\bin your inbox\b|\byou have (?:read|used|reached)\b.{0,60}\b(?:free|articles?|limit|month)\b",
            r"^(?:want|like|enjoying|love|for more|stay|don't miss|never miss|keep up)\b.{0,110}\b(?:newsletters?|subscribe|sign up|inbox)\b|^(?:our|the)\b.{0,60}\bnewsletters?\W*$|^(?:our|the)\b.{0,110}\b(?:(?:subscribe|sign up) (?:here|now|today|below|to (?:our|the|this|get|receive)|for (?:our|the|free))|your inbox)\b",
            r"\bdelivered (?:straight |directly |right )?to your (?:inbox|e-?mail|phone)\b|\bstraight to your inbox\b|\bin your inbox\b",
            r"\bsubscribe (?:to|now|today|here|for|and)\b.{0,90}\b(?:now|today|here|channel|newsletter|unlimited|access|podcast|youtube|per month|a month|full|continue|us|telegram|whatsapp)\b",
            r"^(?:already|not) a (?:subscriber|member)\b|\b(?:already|not) a (?:subscriber|member)(?: yet)?\s?\?|\bare you a (?:subscriber|member)\b|\b(?:subscribers?|members?)(?: |-)only\b\W*$|^to (?:continue|keep) reading\b|\bunlimited access\b|\bfree articles?\b.{0,20}\b(?:left|remaining|this month)|^register\b.{0,60}$|\bfree trial\b.{0,30}\b(?:subscri|start|today)",
            r"^(?:this (?:article|story|content|post) is (?:for|only|available|reserved|exclusive)\b.{0,60}(?:subscriber|member|register))",
            r"^by (?:signing up|subscribing|submitting|clicking|entering|providing|registering|continuing|creating)\b.{0,200}\b(?:agree|terms|privacy|policy|consent|confirm)",
            r"newsletter.{0,60}(?:abonnieren|bestellen|anmelden|kostenlos)|newsletter\b.{0,30}(?:informiert|bringt|liefert|versorgt) (?:sie|dich|euch|ihnen)\b|(?:abonnieren|bestellen) sie\b.{0,60}(?:newsletter|uns|kostenlos|jetzt|hier)|jetzt (?:abonnieren|testen|registrieren|anmelden)\W*$|^(?:mit|im) .{0,30}abo (?:lesen|weiterlesen)|weiterlesen mit|exklusiv für abonnenten|bereits abonnent",
            r"(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,90}(?:newsletter|lettre|infolettre|e-?mail|boîte|maintenant|à partir|gratuit|notre|whatsapp|google|alertes)|^(?:s'abonner|abonnez-vous|je m'inscris|s'inscrire)\W*$|(?:article|contenu) réservé aux abonnés|déjà abonné",
            r"(?:suscríb\w+|suscrib\w+|regístr\w+|recibe|reciba|apúnt\w+)\b.{0,90}(?:newsletter|boletín|boletines|correo|gratis|canal|whatsapp|aquí|notificaciones)|contenido exclusivo para suscriptores|^(?:suscríbete|suscríbase|suscribirse)\W*$",
            r"(?:iscriv\w+|abbonat\w+|ricevi)\b.{0,90}(?:newsletter|canale|e-?mail|gratis|gratuit|ora|qui)|^(?:abbonati|iscriviti|registrati)\W*$|contenuto riservato agli abbonati|sei già abbonato",
            r"(?:assine|inscreva-se|subscreva|receba|cadastre-se)\b.{0,90}(?:newsletter|boletim|e-?mail|canal|grátis|gratuit|whatsapp|agora|aqui|notificações)|^(?:assine|inscreva-se|subscreva|cadastre-se)\W*$|conteúdo exclusivo para assinantes|já é assinante",
            r"(?:schrijf je in|meld je aan|abonneer|ontvang)\b.{0,90}(?:nieuwsbrief|mail|gratis|nu|hier|kanaal)|^(?:abonneer|word abonnee|inschrijven)\W*$|al abonnee",
            r"(?:zapisz się|subskrybuj|zaprenumeruj|wykup)\b.{0,90}(?:newsletter|kanał|dostęp|mail|prenumerat|bezpłatn|powiadomie)|^(?:subskrybuj|zapisz się|zarejestruj się)\W*$|dostęp(?:ny|ne)? (?:tylko )?dla (?:subskrybentów|prenumeratorów)",
            r"(?:подпишитесь|подписывайтесь|подписаться)\b.{0,90}(?:рассылк|канал|новост|telegram|телеграм|нас|уведомлен|youtube)|^(?:подписаться|подпишитесь|зарегистрироваться)\W*$|только для подписчиков",
            r"(?:підпишіться|підписуйтесь|підписуйтеся|підписатися|підписатись)\b.{0,90}(?:розсилк|канал|новин|telegram|телеграм|нас|сповіщен|youtube|viber)|^(?:підписатися|підпишіться|зареєструватися)\W*$",
            r"(?:prenumerera|abonner|tilmeld dig|anmäl dig|meld deg)\b.{0,90}(?:nyhetsbrev|nyhedsbrev|gratis|här|her|nå|nu)|^(?:prenumerera|abonner|logga in|logg inn|log ind)\W*$",
            r"(?:abone ol|bültenimize|e-bülten)\b",
        ),
    ),
    Group(
        name="notice",
        why="speaks of notifications, registration, log-in or the page itself",
        longest=400,
        pattern=any_of(
            r"\bnotifications? (?:from|can be|settings|are|on|off)\b.{0,80}(?:browser|preferences|settings|device|manage|^|the |$)",
            r"^(?:stay|keep) (?:up to date|informed|updated|ahead|in the know|connected)\b.{0,90}(?:notifications?|alerts?|with|from|newsletter|app)?",
            r"^(?:you can |you may |please )?(?:turn on|enable|allow|activate|manage|change|get|receive|switch on)\b.{0,40}\b(?:notifications?|push|alerts)\b|^(?:notifications?|alerts?|messages|these) (?:can|may) be (?:managed|changed|turned|disabled|switched|controlled)|\b(?:turn|switch) (?:them|notifications|these) (?:off|on)\b.{0,60}\b(?:browser|settings|time)",
            r"^thank(?:s| you)(?: very much)? for (?:standing|backing|helping|being a|registering|signing up|subscribing|joining|your (?:registration|subscription|support|interest|feedback|rating)|reading|creating|becoming)",
            r"^(?:you have been|you are now|you're now|you are) (?:successfully )?(?:registered|subscribed|signed up|logged in)\b.{0,40}$|^you(?:'re| are) all set\W*$|^(?:your )?registration (?:is |was |has been )?(?:now )?(?:complete|completed|successful|confirmed|received)\b.{0,60}$|^welcome (?:back|aboard)\W*$",
            r"\b(?:refresh|reload) (?:the|this|your) (?:page|browser|window|site)\b|\bto be (?:automatically )?logged in\b|\b(?:you are|you're|you have been|you will be) (?:now )?(?:logged|signed) (?:in|out)\b",
            r"\byou will be (?:automatically )?signed in\b|\bsigned in (?:automatically|again)\b|^(?:please )?(?:log|sign) ?-?in\b.{0,60}$|^(?:create|open) (?:an?|your) (?:free )?account\b|\b(?:already have an account|forgotten? your password|don't have an account)\b|^(?:your )?account (?:has been|was) created|^check your (?:inbox|e-?mail|spam)",
            r"^(?:please )?(?:enable|turn on|activate|allow)\b.{0,30}\b(?:javascript|cookies)|\b(?:your browser|browser) (?:does not|doesn't|is not|no longer) support|\bad ?-?blocker\b|javascript (?:is|must be|seems)",
            r"^(?:download|get|install) (?:the|our)\b.{0,40}\bapp\b|\bclick here to (?:get|download|sign|subscribe|read|join|view|see)\b|^open in app|^listen to this (?:article|story)|^(?:this|the) (?:article|video|audio) (?:was|is|has been) (?:read|voiced|narrated|generated)\b",
            r"benachrichtigungen?\b.{0,60}(?:browser|einstellungen|aktivieren|verwalten|erhalten|deaktivieren)|(?:danke|vielen dank) für (?:ihre|die|deine) (?:registrierung|anmeldung)|seite (?:neu laden|aktualisieren)|^(?:bitte )?(?:laden|aktualisieren) sie (?:die|diese) seite|bleiben sie (?:informiert|auf dem laufenden)|^(?:jetzt )?(?:einloggen|anmelden)\W*$",
            r"notifications?\b.{0,60}(?:navigateur|préférences|paramètres|activer|gérer|gérées)|merci (?:de|pour) (?:votre|vous être) (?:inscription|inscrit|enregistr)|(?:actualis|rafraîchi|recharg)\w+ (?:la|cette|votre) page|restez (?:informé|à jour|connecté)|^(?:se connecter|connexion|connectez-vous)\W*$",
            r"notificaciones?\b.{0,60}(?:navegador|preferencias|ajustes|activ|gestion|configuraci)|gracias por (?:registrar|suscribir|tu registro|su registro)\w*|(?:actualic|actualiz|recarg)\w+ (?:la|esta) página|mant[eé]n(?:te|gase) (?:informad|al día|al tanto)|^(?:iniciar sesión|inicia sesión)\W*$",
            r"notifiche\b.{0,60}(?:browser|preferenze|impostazioni|attiva|gestite|gestisci)|grazie per (?:la registrazione|esserti|esservi|la tua)|(?:aggiorna|ricarica)\w* la pagina|(?:resta|rimani|restate) (?:aggiornat|informat)|^accedi\W*$",
            r"notificações\b.{0,60}(?:navegador|preferências|configurações|definições|ativ|geri)|obrigad[oa] (?:por|pelo|pela) (?:se registr|registr|seu (?:registo|registro|cadastro)|inscri|sua inscri)\w*|(?:atualiz|recarreg)\w+ (?:a|esta) página|(?:fique|mantenha-se) (?:por dentro|informad|atualizad|a par)|^(?:entrar|fazer login|iniciar sessão)\W*$",
            r"meldingen\b.{0,60}(?:browser|voorkeuren|instellingen|beheer|inschakelen)|bedankt voor (?:je|uw|het) (?:registratie|aanmelding|inschrijving|registreren|aanmelden)|(?:vernieuw|ververs|herlaad) (?:de|deze) pagina|blijf (?:op de hoogte|geïnformeerd)|^inloggen\W*$",
            r"powiadomieni\w*\b.{0,60}(?:przeglądar|ustawieni|preferencj|włącz|zarządza)|dziękujemy za (?:rejestrację|zarejestrowanie|zapisanie|subskrypcję)|odśwież\w* (?:stronę|przeglądarkę)|bądź na bieżąco|^zaloguj się\W*$",
            r"уведомлени\S*\b.{0,60}(?:браузер|настройк|включ|управля)|(?:спасибо|благодарим) (?:вас )?за (?:регистрац|подписк)\S*|обновите страниц\S*|(?:будьте|оставайтесь) в курсе|^войти\W*$",
            r"сповіщен\S*\b.{0,60}(?:браузер|налаштуван|увімк|керува)|дякуємо за (?:реєстрац|підписк)\S*|оновіть сторінк\S*|(?:будьте|залишайтеся|залишайтесь) в курсі|^увійти\W*$",
            r"(?:aviseringar|varsler|notifikationer)\b.{0,60}(?:webbläsar|nettleser|browser|inställning|innstilling|indstilling)|tack för (?:din|att du) (?:registrering|registrera|anmälan)|ladda om sidan|håll dig uppdaterad|hold deg oppdatert",
            r"bildirim\w*\b.{0,60}(?:tarayıcı|tercih|ayar|yönet|aç)|kaydınız için teşekkür|sayfayı (?:yenile|yenileyin)",
        ),
    ),
    Group(
        name="consent",
        why="cookies, privacy, terms and rights",
        longest=500,
        pattern=any_of(
            r"\b(?:we|this site|this website|our partners)\b.{0,40}\buses? cookies\b|\bcookie (?:policy|settings|preferences|notice)\b|^(?:accept|reject|manage) (?:all )?(?:cookies|preferences)?\W*$|\b(?:privacy policy|terms (?:of (?:use|service)|and conditions))\b.{0,40}(?:apply|$)|^protected by recaptcha",
            r"\ball rights reserved\b|^(?:copyright )?(?:©|\(c\))\s?(?:19|20)?\d{0,4}|^copyright\b.{0,80}$|\bmay not be (?:published|reproduced|copied|republished)\b.{0,60}\b(?:broadcast|rewritten|redistributed|permission|without)",
            r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|riproduzione riservata|todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|усі права захищені|alla rättigheter förbehållna|tüm hakları saklıdır",
            r"(?:wir|diese seite) (?:verwenden|verwendet|nutzen) cookies|(?:nous utilisons|ce site utilise) des cookies|(?:utilizamos|este sitio utiliza|usamos) cookies|(?:utilizziamo|questo sito utilizza) (?:i )?cookie|(?:wij|deze site) gebruik\w* cookies|(?:используем|використовуємо) (?:файлы |файли )?cookie|używamy (?:plików )?cookie",
        ),
    ),
    Group(
        name="more",
        why="points to other pages of the outlet",
        longest=220,
        pattern=any_of(
            r"^(?:read|see|find out|learn|discover|watch|view|load|show|click(?: here)? for|for) (?:more|also|next|on|full)\b(?:\W.{0,140}|\s*)$(?<![a-z]\.)",
            r"^(?:related|recommended|trending|most (?:read|popular|viewed|shared)|popular|also (?:read|see|on|in)|more (?:on|from|in|about|stories|news|like)|you (?:may|might) (?:also )?(?:like|be interested)|up next|don't miss|must[- ]reads?|top stories|latest (?:news|stories)|editor'?s'? picks?|in (?:other|related) news|keep reading|continue reading|what to read next|story continues(?: below)?|article continues|recommended reading|suggested reading|further reading|what to watch|watch live)\b[^.]{0,120}$",
            r"^(?:follow|like|find|join|connect with|chat with) (?:us|our|me|the (?:author|reporter|latest)|@|\w+(?:['’]s?)? (?:coverage|on (?:twitter|facebook|instagram|x|telegram|whatsapp|threads|bluesky)))\b.{0,140}$",
            r"^follow\b.{0,70}\bcoverage\b.{0,90}$|^(?:for )?(?:more|full|all|complete|find (?:more|all)|read (?:more|all)|see (?:more|all|full))\b.{0,60}\b(?:coverage|stories|news)\b.{0,20}\b(?:at|on|from|here|visit)\b.{0,90}$|^(?:visit|go to) .{0,40}https?://\S+\W*$",
            r"^(?:comments?\s?\(\d|comments$|comment on this|share this|share on|send us|got a (?:tip|story)|have you got|do you have|contact (?:us|the author)|filed under|tags?:|topics?:|more on this|reuse this content|report a (?:typo|correction)|gift this article)\b[^.]{0,80}\W*$",
            r"^(?:share|tweet|print|e-?mail|copy link|bookmark|save|advertisement|advertising|ad|sponsored|promoted|close|menu|skip|loading)(?:\s?[:|(].{0,80}|(?: (?:this|it|on|via|with|article|story|page|post|link|content|by|for later|options|image|caption|ad|menu|navigation|now|more|save|share|print|tweet|e-?mail|comments?|\d+)\b[^.]{0,60}| to (?:main |next |the )?(?:content|navigation|end|menu|main|ad)\b.{0,40})?)\W*$(?<![a-z]\.)",
            r"\bmay earn (?:a |an )?(?:small )?(?:affiliate )?commissions?\b|\baffiliate links?\b|^(?:have|got|do you have) (?:a |any )?(?:tips?|news|story|information|questions?|something)\b.{0,160}$|^(?:write|e-?mail|send|contact|call) (?:to |us|the )?.{0,60}\S+@\S+.{0,60}$|^\d+ (?:comments?|shares?|min(?:ute)?s? read)\b.{0,20}$",
            r"^(?:topics?|tags?|keywords|filed under|in this story)(?:\s?[:|].{1,160})?$|^(?:join|start) the (?:conversation|discussion|debate)\b.{0,60}$|^(?:view|show|hide|see|post|leave|add|write|load) (?:all |a |your |the )?(?:\d+ )?comments?\b.{0,30}$|^reading time\b.{0,30}$|^(?:back|return) to (?:the )?(?:top|homepage|home|article)\W*$|^read the (?:full|whole|original) (?:story|article|report|piece)\b.{0,60}$",
            r"^(?:(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|mail|reddit|pinterest|instagram|copy(?: link)?|print|share|bluesky|threads|messenger|flipboard|tumblr)(?:[\s,|·•/]+|$)){1,12}$",
            r"^click (?:here|on)\b.{0,140}$|^watch\s?[:|].{0,140}$|^(?:video|gallery|listen|podcast|in pictures|opinion|analysis|explainer|exclusive|live|quiz|read|see|more|also|watch|related)\s?[:|]\s.{3,140}$(?<!\.)",
            r"^(?:lesen sie (?:auch|mehr|hier|dazu)|mehr (?:zum thema|dazu|lesen|aus)|weiterlesen|auch interessant|das könnte sie (?:auch )?interessieren|zum thema|siehe auch|teilen|kommentare?|anzeige|werbung|empfohlen|meistgelesen|hier (?:geht es|klicken))\b.{0,140}$",
            r"^(?:lire (?:aussi|la suite|plus|également)|à lire|(?:à )?voir aussi|en savoir plus|sur le même sujet|partager|commentaires?$|publicité|la suite après|les plus lus|notre (?:dossier|sélection)|retrouvez|suivez[- ](?:nous|l'actualité)|écoutez)\b.{0,140}$",
            r"^(?:lea?e? (?:también|más)|ver (?:también|más)|más (?:información|sobre|noticias|en)|te puede interesar|le puede interesar|relacionad\w+|noticias relacionadas|compartir|comparte|comentarios?|publicidad|mira también|mirá también|además|s[íi]gu?e(?:nos|a)|también te puede|lo más (?:leído|visto))\b\W.{0,140}$",
            r"^(?:leggi anche|leggi (?:di più|tutto)|approfondisci|guarda anche|potrebbe interessarti|condividi|commenti|pubblicità|segui(?:ci| )|articoli correlati|vedi anche|per approfondire)\b.{0,140}$",
            r"^(?:leia (?:também|mais)|ver (?:também|mais)|veja (?:também|mais)|saiba mais|confira|compartilhe|partilhar|comentários?|publicidade|siga[- ]?(?:nos|o|a)|notícias relacionadas|mais lidas|continua depois da publicidade)\b.{0,140}$",
            r"^(?:lees (?:ook|meer|verder)|bekijk (?:ook|meer)|meer (?:over|lezen|nieuws)|deel (?:dit|op|via)|reacties|advertentie|volg ons|gerelateerd|luister (?:ook|naar))\b.{0,140}$",
            r"^(?:czytaj (?:też|także|również|więcej|dalej)|zobacz (?:też|także|również|więcej|wideo)|przeczytaj (?:też|także|również)|polecamy|udostępnij|komentarze|reklama|więcej (?:na temat|informacji)|sprawdź (?:też|także)|dalszy ciąg|obserwuj nas)\b.{0,140}$",
            r"^(?:читайте (?:также|ещё|еще|подробнее|на)|читать (?:также|далее|ещё|еще)|смотрите (?:также|ещё)|по теме|подробнее|поделиться|комментарии|реклама|материалы по теме|что ещё почитать)(?:\W.{0,140})?$",
            r"^(?:читайте (?:також|ще|також:|на)|читати (?:також|далі)|дивіться (?:також|ще)|по темі|за темою|докладніше|поділитися|коментарі|реклама|більше новин)(?:\W.{0,140})?$",
            r"^(?:läs (?:också|mer|även|vidare)|les (?:også|mer)|læs (?:også|mere)|se (?:också|også)|dela|del på|kommentarer|annons|annonse|följ oss|lue myös|lue lisää|jaa)\b.{0,140}$",
            r"^(?:ayrıca oku|devamını oku|ilgili haber|daha fazla|paylaş|yorumlar|reklam|baca juga|xem thêm|đọc thêm|leer más|διαβάστε (?:επίσης|ακόμη|περισσότερα)|citește (?:și|mai mult)|přečtěte si|čtěte (?:také|více)|olvassa el|прочетете (?:още|повече)|další články)\b.{0,140}$",
            r"^[【\[〔■▼▽●◆]?(?:関連(?:キーワード|ニュース|リンク|トピックス|特集|企業)|おすすめ(?:情報|記事|ニュース))[^。]{0,20}$",
            r"^(?:this is a (?:breaking|developing) (?:news? )?story|(?:this|the) (?:story|page|article) (?:is being|will be) updated|please check back|diese (?:meldung|nachricht|seite) wird (?:\w+ ){0,2}aktualisiert|(?:weitere|mehr) (?:informationen|details) (?:folgen|in kürze)|plus d'informations à (?:suivre|venir)|article en cours de mise à jour|(?:más|habrá) (?:información|ampliación) en (?:breve|unos minutos)|noticia en (?:desarrollo|ampliación)|notizia in aggiornamento|em atualização|meer volgt|więcej (?:szczegółów|informacji) wkrótce)\b[^.]{0,60}\W*$|^more (?:details |information )?(?:to follow|follows|to come|soon)\W*$",
            r"\[(?:video|pictures?|photos?|insight|analysis|warning|report|comment|opinion|update|details|reaction|interview|gallery|revealed|explained|quiz|map|watch|listen)\]\W*$",
            r"^[【\[〔■▼▽●◆]?(?:関連記事|続きを読む|あわせて読みたい|相关阅读|延伸阅读|阅读更多|更多新闻|추천 기사|관련기사|관련 기사|اقرأ (?:أيضا|أيضًا|المزيد)|شاهد أيضا|עוד בנושא|קראו גם).{0,100}$",
        ),
    ),
    Group(
        name="wire",
        why="the agency's and the desk's credits below a text",
        longest=420,
        pattern=any_of(
            r"^\W*(?:additional |with )?(?:reporting|writing|editing|compiled|edited|translated|produced|research)(?: and (?:writing|editing))? by (?:[^.]|\b\w\.){3,120}(?:[;.]|$)",
            r"^(?:\w+[ -]){0,4}(?:press |staff |news )?(?:writers?|reporters?|journalists?|correspondents?|producers?|researchers?|editors?)\b.{3,220}\bcontributed\b(?: to this (?:report|story|article|piece|dispatch))?(?: from [^.]{2,60})?\W*$",
            r"\bcontributed (?:to|reporting)\b.{0,40}\b(?:this|from|to)\b.{0,60}\W*$(?<=.)",
            r"^(?:the )?(?:associated press|reuters|afp|agence france-presse|bloomberg|dpa|pa media|upi|tass|xinhua|efe|ansa)\b.{0,30}\b(?:contributed|all rights|reports? from|receives? (?:support|financial))\b.{0,200}$",
            r"^(?:our standards|opens new tab|licensing rights|purchase licensing)\b.{0,80}|thomson reuters trust principles",
            r"^(?:this (?:story|article|report|content|piece|version) (?:was|has been|is) (?:originally |first |automatically |also )?(?:published|republished|produced|provided|corrected|updated|translated|generated|reported|adapted|part of|supported|made possible|sponsored))\b.{0,300}$",
            r"^with (?:additional )?(?:reporting|files|material|contributions|information)\b.{0,80}$|^(?:additional|further) reporting\b.{0,120}$|^(?:the )?(?:ap|afp|bbc|cnn|sky|reuters|associated press|agence france-presse|dpa|upi|agencies)(?: news)?\W*$|^(?:full|more|latest|all) coverage\b.{0,20}https?://\S+$",
            r"^(?:correction|clarification|editor'?s?'? note|note to (?:readers|editors))\b\s*[:\-–—].{0,400}$",
            r"^(?:source|quelle|fonte|fuente|bron|źródło|источник|джерело|källa|kilde|kaynak)\s?[:|]\s?.{1,60}$",
            r"^(?:mit material (?:von|der)|dieser (?:artikel|text|beitrag) (?:erschien|wurde|ist)\b.{0,60}(?:zuerst|erschienen|übersetzt|aktualisiert|veröffentlicht))\b.{0,200}$|^\(?(?:dpa|afp|apa|sda|reuters|ap|sid|kna|epd|ots|ansa|efe|lusa|pap|anp|belga|tt|ntb|ritzau)(?:[/-][\w/.,-]+)?\)?$",
            r"^\(?avec (?:l')?(?:afp|reuters|ap|agences?)\b.{0,40}\)?$|^\(?con (?:información|datos) de .{2,60}$|^com (?:informações|agências|agência|lusa|reuters|afp)\b.{0,60}$",
        ),
    ),
    Group(
        name="caption",
        why="describes or credits a picture, a video or a chart",
        longest=320,
        pattern=any_of(
            r"^pictured(?:,|:)? (?:from left|left|right|above|below|top|bottom|centre|center|at (?:the )?(?:back|front|top|left|right))\b.{0,280}$",
            r"^(?:photo|image|picture|video|graphic|illustration|credit|photograph|file photo|pictured|caption|media caption|image caption|image source|getty|foto|bild|crédit|crédits|imagen|immagine|imagem|zdjęcie|фото|ілюстрація|foto de)\b\s?(?:by|credit|credits|source|courtesy|:|/|\||©|de|von|par|:).{0,300}$",
            r"(?:^|[.!?…:;)\]|/–—\"'-]\s?)\(?(?:photograph|photo|picture|image|credit|foto|fotografía|bild|crédit)s?(?: by| courtesy(?: of)?)?\s?:\s?(?:[^.!?]|\b\w\.){2,80}\W*$|(?:\((?:ap|reuters|afp|epa|getty(?: images)?|pa|file|photo|foto)\s?(?:photo|images|file)?[/ ][^)]{1,80}\)|\([^()]{2,40} (?:photo|pictures?|images?)/[^()]{2,50}\)\W*$|\[[^\]]{2,40}/(?:reuters|afp|ap|getty|epa)\]|(?:/|via )(?:getty images|afp|reuters|ap|epa(?:-efe)?|shutterstock|anadolu))\W*$",
        ),
    ),
    INVITATIONS,
)
"""In the order in which they are asked; the first that matches names the line."""

SELF: Final = frozenset(
    """
    we our us ours we're we've we'll wir uns unser unsere unseren unserer unserem nous notre nos nosotros nuestro nuestra
    nuestros nuestras noi nostro nostra nostri nostre nós nosso nossa nossos nossas wij ons onze nas nasz nasza nasze
    naszą naszej nami nam мы нас наш наша наше наши нашу нашей нам ми наші нашої vi oss vår våra vores vårt biz bizim bize
    """.split()
)
"""Words of an outlet that says "we"."""

READER: Final = frozenset(
    """
    you your yours you're you'll sie ihre ihrer ihren ihrem ihnen dein deine deiner vous votre vos usted su tu tus te tuo
    tua vostro vostra ti vi você seu sua teu u uw jij jouw je twoje twoja twój państwa ciebie вы ваш ваша ваше ваши вас
    вам вашу ви ваші вашої du dig deg din ditt siz sizin
    """.split()
)
"""Words of a line that speaks to its reader."""

TRADE: Final = re.compile(
    "|".join(
        (
            r"\bjournalis(?:m|ts?)\b|\breport(?:ing|ers?)\b|\bnewsroom\b|\bcoverage\b|\bpaywalls?\b|\bthe facts\b|\bour (?:latest|new) \w+"
            r"|\bthe story\b|\btell (?:the|these|this|their) stor(?:y|ies)\b|\bon the ground\b|\bindependent (?:news|media|press)\b",
            r"\bjournalis(?:mus|ten|t|tisch\w*)\b|\bredaktion\b|\bberichterstattung\b|\bjournalisme|\bjournalistes?|\brédaction\b|\breportages?\b",
            r"\bperiodis(?:mo|tas?)\b|\bredacción\b|\bgiornalis(?:mo|ti|ta)\b|\bredazione\b|\bjornalis(?:mo|tas?)\b|\bredação\b",
            r"\bjournalistiek\b|\bredactie\b|\bdziennikar\w+|\bredakcj\w+|\bжурналист\w*|\bредакци\w*|\bжурналіст\w*|\bредакці\w*",
        )
    )
)
"""Words of the trade: what an outlet says "our" to."""

MONEY: Final = re.compile(
    "|".join(
        (
            r"\bsupport(?:ing|ers?)?\b|\bbacking\b|\bpledge\w*|\bdonat\w+|\bcontribut(?:e|ion|ions|ing)\b|\bgifts?\b|\bfund(?:ed|ing|s)?\b|\bpaid for\b|\bafford\b|\bmember(?:s|ship)?\b",
            r"\bspenden?\b|\bunterstütz\w+|\bsoutien\w*|\bdons?\b|\bapoy\w+|\bdonaci\w+|\bsostegno\b|\bdonazion\w+|\bapoio\b|\bdoaç\w+",
            r"\bsteun\w*|\bdonatie\w*|\bwsparci\w+|\bdarowizn\w+|\bподдерж\w+|\bпожертв\w+|\bпідтрим\w+|\bдонат\w*|\bstöd\w*|\bdestek\w*",
        )
    )
)
"""Words of asking."""
