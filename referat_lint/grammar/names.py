"""What a name, a party, a role and a reason look like; patterns, no reading."""

import re

from referat_lint.grammar.patterns import pattern

BIG = "A-ZÀ-ÖØ-ÞŒŠŽČĆĐŁŚŻŐŰİ"
LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
APOSTROPHE = "'’\N{ACUTE ACCENT}`"
SHORT = r"Chr|Th|Thv|Fr|Frd|Sv|Aa|Kr|Joh|Jr|Sr|Vilh|Hj|Jørg|Nic|Ths|Alb|Vald|Edv|St|Pet|Hr|Dr"
# Chr.; M. and H.C.; Hardy-Hansen, Hardy- Hansen, D'Arcy; O'Brien; M where a name follows.
WORD = (
    rf"(?:(?:{SHORT})\.|[{BIG}][\u0300-\u036f]?\.(?: ?[{BIG}]\.)*"
    rf"|[{BIG}]{LETTER}+(?:(?:-\s?|\s-)(?=[{BIG}]){LETTER}+|[-/{APOSTROPHE}]{LETTER}+)*"
    rf"|[{BIG}][{APOSTROPHE}]{LETTER}+|[{BIG}](?=\s+[{BIG}]{LETTER}))"
)
PARTICLE = r"(?:van|von|de|der|den|af|zu|la|le|el|al|da|di|du|dos|del|bin|ibn|ten|ter)"
NAME = rf"{WORD}(?:\s+(?:{PARTICLE}\s+){{0,2}}{WORD}){{0,6}}(?!{LETTER})"
BRACKET = r"(?:\((?:[^()]|\([^()]{0,200}\)){0,300}\)|\(+[^()]{0,100}\)*)"

ITEM = r"\d{1,4}[a-z]?(?![\w.]*\w)"
RANGE = (
    r"\b(?:[Dd]agsordens)?(?:[Ss]ag(?:er(?:ne)?|en)?|[Pp]unkt(?:er(?:ne)?|et)?|[Pp]kt\.?)"
    rf"\s*(?:nr\.?\s*)?(?P<numre>{ITEM}(?:\s*(?:-|–|til|,|og|samt|&)\s*{ITEM})*)"
)
CAUSE = r"(?:pga\.?|p\.g\.a\.|grundet|på grund af|som følge af)"
REASON = (
    rf"(?:{CAUSE}|syg(?:dom|emeldt|eorlov)?|(?:på )?ferie|(?:på )?(?:barsels?)?orlov|(?:på )?barsel"
    r"|(?:på )?(?:tjeneste|studie)?rejse|bortrejst|kursus|arbejde|inhabil(?:itet)?|forhindret"
    r"|andet møde|private? (?:årsager|grunde))(?!\w)"
)
SUBSTITUTE = r"(?:[123]\.\s?)?(?:suppleant(?:en)?|stedfortræder(?:en)?|vikar)"
# What somebody is: ends of words (`skoleleder`), which come alone too.
OFFICES = (
    "formand(?:en)?|forkvinde|forperson|borgmester(?:en)?|rådmand|sekretær|referent|dirigent"
    "|kasserer|direktør|chef|leder|konsulent|koordinator|repræsentant|observatør|protokol(?:fører)?"
    "|ordstyrer|præst|kirkeværge|revisor|advokat|administrator|suppleant|stedfortræder"
    "|sagsbehandler|ordfører"
)
TRADES = (
    "lærer|pædagog|organist|kordegn|kirketjener|graver|provst|rektor|inspektør|medhjælper|assistent"
    "|specialist|ingeniør|arkitekt|jurist|fuldmægtig|planlægger|rådgiver|medarbejder"
    "|plejerske|terapeut|tillidsmand|tillidsvalgt|skriftfører|bogholder|vicevært|kontaktperson"
    "|bibliotekar|psykolog|analytiker|controller"
)
ROLE = (
    r"(?:(?:[123]\.|første|anden|fungerende|fg\.)\s?|(?:faglig|daglig|nyvalgt"
    r"|pædagogisk|administrerende|konstitueret|kommunal|teknisk|afgående|tiltrædende|midlertidig)\s)?"
    rf"(?:(?:[a-zæøå]{{2,4}}-)?[a-zæøå]*(?:{OFFICES}|{TRADES})(?:en|n)?"
    r"|(?:\w+\s)?(?:bestyrelses)?medlem(?:met)?(?: af \w+)?|[a-zæøå]+smedlem"
    r"|tilforordnet|gæst|formænd)"
    r"(?! for\b)(?!\w)"
)
PARTY_LETTER = r"[A-ZÆØÅ]"
PARTY_CODE = r"(?:UP|DF|SF|EL|LA|KF|RV|NB|SP|UF|DD|ALT|KD|SD|FG|LL|BL|TV|EN|SL)"
NO_PARTY = r"(?i:u\.\s?p\.?|uden for parti(?:erne)?|løsgænger(?:en|e)?)"
LISTED = r"(?:Listen?|Gruppen?|Partiet|Partigruppen?)"
PARTY_NAME = (
    rf"(?:{LISTED}\s+[{BIG}]\w*(?:\s+og\s+[{BIG}]\w*){{0,3}}"
    rf"|(?:[{BIG}a-zæøå][\w.-]*\s+){{0,3}}?[\w-]*(?:[Ss]ocialdemokrat(?:erne|iet)|[Vv]enstre"
    r"|[Ee]nhedslisten|[Kk]onservative|[Ff]olkeparti|partiet|[Ll]isten?|[Aa]lliance|[Aa]lternativet"
    r"|[Bb]orgerlige|[Dd]emokraterne|[Mm]oderaterne|[Rr]adikale|[Ll]iberale|[Ss]lesvigsk Parti"
    r"|[Gg]rønne|[Kk]ommunisterne|byrådsgruppe|[Tt]værpolitisk|[Ff]olkebevægelsen)"
    rf"(?:\s+(?:for|i)\s+[{BIG}]\w+)?)(?!\w)"
)
PARTY = rf"(?:{PARTY_LETTER}|{PARTY_CODE}|{NO_PARTY}|{PARTY_NAME})"

# Words that stand where a name could, and are none.
NOBODY = pattern(
    r"(?:ingen|intet|alle|nej|ja|resten|øvrige|de|det|den|der|et|en|ej|ikke|ved|som|for|imod|under|efter"
    r"|før|på|til|fra|med|kl|tlf|side|fraværende|afbud|fravær|medlem(?:mer(?:ne)?|s)?|deltager(?:e|ne)?"
    r"|mødedeltagere|tilstede\w*|mødt|fremmødte?|gæster?|bemærkning(?:er)?|dato|tid|sted|lokale|møde\w*"
    r"|stedfortrædere?|suppleant(?:er)?|referat|dagsorden\w*|punkt(?:er)?|pkt|sag(?:en|er)?|bilag"
    r"|beslutning\w*|indstilling\w*|godkendt|udsat|vedtaget|administration(?:en)?|indhold\w*"
    r"|direktionen|sekretariatet|udvalg|udvalget|rådet|kommunen?|formandskabet|flertallet|mindretallet"
    r"|formanden|borgmesteren|(?:man|tirs|ons|tors|fre|lør|søn)dag|januar|februar|marts|april|maj|juni"
    r"|juli|august|september|oktober|november|december"
    rf"|{LETTER}+(?:ningen|udvalget?|rådet|huset|gruppen|kommunen?|skolen|centre?t|afdelingen"
    r"|styrelsen|nævnet|kontoret))",
    re.IGNORECASE,
)
STATUS = pattern(
    r"(?:deltog|deltager|afbud|fraværende|(?:(?:ikke|ej) )?til ?stede|(?:frem)?mødt|udeblev)\b",
    re.IGNORECASE,
)
ORGANISATION = pattern(
    r".*(?:forening(?:en)?|organisation(?:er|en)?|skolen?|center|centret|kommune|forbund(?:et)?"
    r"|afdeling(?:en)?|netværk|sekretariatet?|råd(?:et)?|udvalg(?:et)?|hjælp|A/S|ApS)(?!\w)"
    r"|(?:Center|Afdelingen|Danske?|Foreningen|Landsforeningen)\s|DH$",
    re.DOTALL,
)
