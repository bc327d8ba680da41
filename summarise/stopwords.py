"""The small words of each language, which say nothing of what a text is about. Never a word of a subject."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_LISTS: Mapping[str, str] = {
    "en": """
    a about above after again against ago all almost along already also although always am among an and another
    any anyone anything are aren as at away back be because been before being below between both but by came can
    cannot come could couldn did didn do does doesn doing don done down during each either else even ever every
    for from further get gets getting go goes going gone got had hadn has hasn have haven having he her here
    hers herself him himself his how however i if in into is isn it its itself just know last least less let
    like ll made make makes many may me might mine more most much must my myself near neither never new no nor
    not now of off often on once one only onto or other others our ours out over own per put quite rather re
    really s said same say saying says see seen several shall she should shouldn since so some still such t take
    than that the their theirs them themselves then there these they thing things this those though through thus
    to told too took toward towards two under until up upon us use used ve very via want wanted was wasn way we
    well went were weren what when where whether which while who whom whose why will with within without won
    would wouldn year years yet you your yours yourself according added mr mrs ms
    """,
    "es": """
    a al algo algunas algunos ante antes aquel aquella aquello aunque aún así bajo bien cada casi como con
    contra cual cuando cuya cuyo de del desde donde dos durante e el ella ellas ellos en entre era eran es esa
    esas ese eso esos esta estaba estado estamos estar estas este esto estos está están fue fueron ha haber
    habían había hace hacia han hasta hay he la las le les lo los luego mas me menos mi mientras mis misma mismo
    mucho muchos muy más nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues puede
    pueden que quien quienes qué se según ser será si sido sin sino sobre son su sus sí también tan tanto te
    tiene tienen toda todas todo todos tras tu un una unas uno unos usted y ya yo él dijo
    """,
    "fr": """
    a ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir avons avez bien c car
    ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment contre d dans de depuis des
    deux dit donc dont du elle elles en encore entre est et etc eu eux fait fois font fut hors il ils j je jusqu
    l la le les leur leurs lors lui là m ma mais me mes moi moins mon même mêmes n ne ni nos notre nous on ont
    ou où par parce pas pendant peu peut peuvent plus pour pourquoi près qu quand que quel quelle quelles
    quelques quels qui quoi s sa sans se selon sera ses si soit son sont sous sur ta te tes toi ton tous tout
    toute toutes très tu un une vers voici voilà vos votre vous y à été était étaient être ça
    """,
    "de": """
    ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim
    bereits bin bis bisher da dabei dadurch dafür damit danach dann daran darauf das dass dazu dem den denen
    denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch eben ein eine einem
    einen einer eines einige er erst es etwa etwas für gab gegen gibt habe haben hat hatte hatten hier hinter
    ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja jede jedem jeden jeder jedes
    jedoch jetzt kann kein keine keinen keiner können könnte machen man mehr mein mit muss müssen nach nachdem
    neben nicht nichts noch nun nur ob oder ohne sagte schon sehr sei sein seine seinem seinen seiner seit
    seitdem selbst sich sie sind so sogar soll sollen sollte sondern sonst sowie um und uns unser unter viel
    viele vom von vor war waren warum was weil weiter welche wenn wer werde werden wie wieder wir wird wo worden
    wurde wurden während würde zu zum zur zwar zwei zwischen über
    """,
    "it": """
    a abbia abbiamo ad agli ai al alcune alcuni all alla alle allo altra altre altri altro anche ancora appena
    aveva avevano avere c che chi ci cioè come con contro cosa così cui d da dagli dai dal dall dalla dalle
    dallo degli dei del dell della delle dello dentro di dopo dove due e ed era erano essere fa fatto fino fra
    fu furono già gli ha hanno ho i il in infatti io l la le lei lo loro lui ma meno mentre mi mia mio molti
    molto ne negli nei nel nell nella nelle nello no noi non nostra nostro o ogni oltre ora per perché però più
    poi prima può qualche quale quali quando quanto quella quelle quelli quello questa queste questi questo qui
    quindi se secondo sempre senza si sia siamo siano sono sotto sta stata state stati stato su sua sugli sui
    sul sulla sulle suo suoi tra tu tutta tutte tutti tutto un una uno verso vi voi è
    """,
    "pt": """
    a ainda além ao aos apenas após aquela aquele as assim até cada com como contra da das de dela dele deles
    depois desde dessa desse desta deste disse do dois dos duas durante e ela elas ele eles em enquanto entre
    era eram essa essas esse esses esta estar estas estava este estes está estão eu foi foram fora há isso isto
    já lhe mais mas me mesma mesmo meu minha muito muitos na nas nem no nos nossa nosso não nós num numa o onde
    os ou outra outras outro outros para pela pelas pelo pelos pode podem por porque pouco quais qual quando
    quanto que quem se segundo seja sem sendo ser será seu seus sido sob sobre sua suas são só também te tem
    tendo ter teve tinha toda todas todo todos três tu tudo um uma umas uns você à às é
    """,
    "nl": """
    aan achter af al alle alleen alles als altijd ander andere ben bij binnen daar daarom dan dat de der deze
    die dit doch doen door dus echter een eerste en er ergens even ga gaan geen geweest haar had hadden hebben
    heeft hem het hier hij hoe hun iets ik in is ja je jij kan kon kunnen maar me meer men met mij mijn moet
    moeten na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen toch toen tot tussen
    twee u uit uw van veel via volgens voor waar wanneer want waren was wat we wel werd werden wie wij wil wordt
    worden zal ze zei zelf zich zij zijn zo zonder zou
    """,
    "sv": """
    alla allt att av blev bli blir de dem den denna deras dess dessa det detta dig din du där efter ej eller en
    ett från för genom ha hade han hans har henne hennes hon honom hur här i icke inom inte ja jag kan kunde man
    med mellan men mig min mot mycket ni nu när någon något några och om oss på samma sedan sig sin sina sitt
    som så till under upp ut utan vad var vara varit varje vi vid vill än är även över säger två
    """,
    "da": """
    af alle at blev blive bliver da de dem den denne der deres det dette dig din disse du efter eller en end er
    et for fra før ham han hans har havde hende hendes her hun hvad hvis hvor i ikke ind jeg kan kunne man med
    meget men mellem mere mig min mod må ned nogle nok nu når og også om op os over på selv sig sin siger skal
    skulle som sådan til ud uden under var ved vi vil ville være været to
    """,
    "pl": """
    a aby albo ale ani bardzo bez bo by być był była było były będzie będą co czy czyli dla do dwa gdy gdzie go
    i ich im innych iż ja jak jako jakie je jednak jego jej jest jeszcze jeśli już każdy kiedy kto która które
    którego której który których którzy lat lub ma mają mi mnie może można my na nad nam nas nawet nich nie nim
    niż no o od on ona oni oraz po pod ponad poza przed przez przy roku również się są ta tak także tam te tego
    tej ten to tu tych tylko tym u w we wszystko więc z za ze zaś że żeby
    """,
    "ru": """
    а без более бы был была были было быть в вам вас вдруг весь во вот все всего всех вы где да даже два для до
    его ее если есть еще ещё же за здесь и из или им их к как какой когда кто ли лишь меня между мне много может
    можно мы на над надо нас не него нее нет ни них но ну о об один он она они оно от очень по под после потом
    потому почти при про раз с сам свои свою себя сейчас сказал со так также такой там те тем то тогда того тоже
    только том тот три тут ты у уже хотя чего чем через что чтобы эта эти это этого этой этом этот я
    """,
    "uk": """
    а але без бо був була були було бути в вас весь вже ви від він вона вони воно все всі де для до є з за зі
    його йому й і із її їх коли к лише ми може між мене на над нас не неї них ні але о об один по під після про
    при та так також там те тим то того тому тут у уже хто це цей ця ці цього через чи що щоб як яка який які я
    із
    """,
    "vi": """
    anh bà bị bởi các cái cho chỉ chưa chị có của cùng cũng do dưới đang đã đây để đến đều điều đó được gì hay
    hơn họ hai khi không là lại làm lên mà một mới này nay năm ngày người nhiều nhưng những nào như nên nếu nó
    nói ông phải qua ra rất rằng rồi sau sẽ sự tại theo thì thể trên trong trước tới từ và vào vẫn vì việc với
    vừa về ở
    """,
    "tr": """
    acaba ama ancak artık aslında bana bazı belki ben beni benim bile bir biri biz bizim bu buna bunda bundan
    bunu bunun böyle da daha de değil diye en etti gibi göre hem hep her herkes hiç için ile ise iki kadar ki
    kim mi mu mü nasıl ne neden o olan olarak oldu olduğu olduğunu onlar onu onun ona sen sonra şey şu tüm ve
    veya ya yani yine çok çünkü üzere
    """,
    "id": """
    ada adalah agar akan antara apa atas atau bagi bahwa banyak baru beberapa belum bisa dalam dan dapat dari
    dengan di dia hal hanya hari harus hingga ia ini itu jika juga kami karena kata ke kepada kita lagi lain
    lebih masih maka mereka namun oleh pada para pun saat saja sangat saya sebagai sebuah secara sedang sejak
    sekitar selama semua seorang seperti serta setelah sudah tahun tak telah tentang terhadap tersebut tetapi
    tidak untuk yang ujar
    """,
    "ar": """
    في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن أن إن كان كانت قد قال قالت أو ثم بعد قبل بين
    كل هو هي هم حتى حيث كما عند غير أي و يكون وقد كما أنه أنها منذ خلال فيها فيه به بها له لها
    """,
    "hi": """
    और का की के को में से है हैं था थी थे ने पर यह वह इस उस एक कि तो भी ही हो कर गया गई गए कहा लिए साथ बाद नहीं
    जो या अपने कुछ तक इसके उनके रहा रही रहे किया करने होने बताया
    """,
    "el": """
    ο η το οι τα του της των τον την και κι να με σε για από που στο στη στην στον στις στους στα ότι ως είναι
    ήταν δεν θα μια ένα ένας αλλά ή αν όπως πως αυτό αυτή αυτός τους τις μας σας έχει έχουν είχε μετά πριν πολύ
    πιο
    """,
}


@cache
def stop_words(lang: str) -> frozenset[str]:
    """The small words of `lang` (`en`, also `en-GB`), case-folded; English ones for a language without a list."""
    return frozenset(_LISTS.get(lang[:2].lower(), _LISTS["en"]).split())


@cache
def known_languages() -> tuple[str, ...]:
    """Codes of the languages that have a list, in a fixed order."""
    return tuple(sorted(_LISTS))


@cache
def languages_of() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for lang in known_languages():
        for word in stop_words(lang):
            found[word] = (*found.get(word, ()), lang)
    return found
