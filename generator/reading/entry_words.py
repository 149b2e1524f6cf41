"""The words by which parts of a reference entry are known, in Kazakh, Russian and English.

Words are compared by their folded key (:func:`generator.romanize.fold`), so one line
serves both the Cyrillic word and its romanized forms.
"""

from __future__ import annotations

from generator.romanize import fold


def folded_set(text: str) -> frozenset[str]:
    """The folded words of a text as a set."""
    return frozenset(fold(word) for word in text.split())


#: First words of an entry that is a legal act.
ACT_FIRST = folded_set(
    """закон кодекс конституция указ постановление приказ распоряжение послание конвенция декларация
    резолюция пакт устав регламент соглашение
    law code constitution decree resolution order convention declaration regulation covenant charter
    act directive penal criminal civil family federal constitutional
    конституционный уголовный гражданский семейный трудовой федеральный уголовно-процессуальный
    нормативное международный международная всеобщая"""
)

#: First words that are an act only together with one of ACT_ANY nearby.
ACT_FIRST_WEAK = folded_set(
    """penal criminal civil family federal constitutional universal international concept
    конституционный уголовный гражданский семейный трудовой федеральный нормативное международный
    международная всеобщая уголовно-процессуальный the the. концепция об"""
)

#: Words that make an entry an act wherever they stand in its name.
ACT_ANY = folded_set(
    """заңы заң кодексі конституциясы қаулысы қаулы жарлығы бұйрығы жолдауы конвенциясы конвенция
    тұжырымдамасы
    закон кодекс конституция указ постановление приказ распоряжение послание декларация резолюция
    law code constitution decree resolution order convention declaration covenant act"""
)

#: Words that show an author to be an institution.
ORGANISATION = folded_set(
    """commission committee council court parliament ministry government agency authority office bank
    fund organization organisation association institute university centre center union nations
    assembly congress programme program network initiative services force corporation society forum
    comission department bundesministerium bundesregierung bundesamt federation foundation bureau
    group company board
    комиссия комитет совет суд парламент министерство правительство агентство банк фонд организация
    ассоциация институт университет центр союз ассамблея департамент бюро управление
    комиссиясы комитеті кеңесі соты парламенті министрлігі үкіметі агенттігі банкі қоры ұйымы
    қауымдастығы институты университеті орталығы одағы ассамблеясы департаменті"""
)

#: Words that never open a person's name, though they are written with a capital.
NOT_A_NAME = folded_set(
    """the a an on in of for and to from with by law code constitution convention decree order
    resolution regulation report guide act no vol pp ed eds the. data digital electronic
    о об в на по из к от для и закон указ приказ права право
    туралы және"""
)

#: Short words with a full stop that look like initials and are none.
NOT_INITIALS = frozenset({"inc.", "ltd.", "llc.", "co.", "no.", "vol.", "pub.", "art.", "pp.", "ст."}) | {
    "св.", "им.", "гл.", "изд.", "ред.", "вып.", "тт.", "ed.", "eds.", "jr.", "sr.", "vs.", "etc.", "al.",
    "др.", "т.б.", "dr.", "ph.", "nos.", "ser.", "iss.",
}  # fmt: skip

#: Words with a full stop after which a sentence goes on.
ABBREVIATIONS = NOT_INITIALS | {
    "т.", "ч.", "г.", "гг.", "ж.", "жж.", "с.", "б.", "p.", "see.", "approx.", "st.", "mr.", "ms.", "prof.",
    "проф.", "сб.", "кн.", "стр.", "др.", "тыс.", "млн.", "млрд.", "ул.", "юрид.", "канд.", "дис.",
    "междунар.", "науч.", "практ.", "всерос.", "конф.", "акад.", "рук.", "сост.", "пер.", "бас.",
    "ауд.", "cir.", "u.s.", "v.",
}  # fmt: skip

#: What follows the last author when some are left out.
AND_OTHERS = (
    "et al.", "et al", "и др.", "и др", "және т.б.", "және т.б", "және басқалар", "және басқалары",
    "with others", "and others", "и другие", "и соавт.", "с соавт.", "мен басқалар",
)  # fmt: skip

#: Words between the last two authors.
AND_WORDS = ("&", "and", "и", "және", "мен", "und", "et")

#: Labels at which the description of a work ends and the way to it begins (regular expressions).
ACCESS_LABELS = (
    r"Режим доступа", r"[Дд]ата обращения", r"Қолжетімді:", r"[Ққ]арау күні", r"[Ққ]аралу уақыты",
    r"[Ққ]аралған күні", r"\bRetrieved (?:from|[A-Z])", r"\bAvailable (?:at|from|online)", r"\bAccess mode",
    r"\b[Aa]ccessed:? ", r"\bURL\b", r"\bDOI\b", r"\bdoi\b", r"date of reference",
    r"\[?Электронн?ый ресурс", r"\[?Электрондық ресурс", r"\[?Electronic resource", r"\[Elektron", r"\[Онлайн",
    r"\[[Oo]nline", r"[Dd]ata obrasheniya", r"qaralu uaqyty", r"https?:", r"\[[Ii]n [A-Z]\w+", r"\[(?:Rus|Eng|Kaz)\b",
    r"\(in (?:Russian|English|Kazakh)",
)  # fmt: skip

#: What these labels begin with; a search that looks at this first is much faster.
ACCESS_FIRST = "РДдҚқRAaUDdЭE[hq("

#: Words before a date on which somebody looked at a page: such a year is not the work's year.
ACCESS_DATE = (
    "дата обращения", "обращения", "қарау күні", "қаралу уақыты", "қаралған күні", "accessed",
    "retrieved", "date of reference", "data obrasheniya", "qaralu uaqyty", "access date", "қарау",
)  # fmt: skip

#: Words in brackets after an act's name that tell of its wording, not of its name.
WORDING = (
    "өзгеріс", "толықтыру", "изменени", "дополнени", "изм.", "редакци", "amended", "supplemented",
    "amendments", "ozgeri", "ózgeri", "tolykty", "tolyqty", "күші жой", "күшін жой", "kushi", "repealed",
)  # fmt: skip

#: What works call themselves, one kind of work a pattern, in the singular, in all three languages.
WORK_KINDS = (
    r"\b(?:доклад(?:а|е|у|ом)?|отч[её]т(?:а|е|у|ом)?|report|баяндама\w{0,6})\b",
    r"\b(?:закон(?:а|е|у|ом)?|заң(?:ы|ын|ында|ына|ының|мен)?)\b",
    r"\b(?:кодекс(?:а|е|у|ом)?|кодексі\w{0,6}|code)\b",
    r"\b(?:указ(?:а|е|у|ом)?|жарлы[қғ]\w{0,6}|decree)\b",
    r"\b(?:приказ(?:а|е|у|ом)?|бұйры[қғ]\w{0,6})\b",
    r"\b(?:постановлени[еяю]м?|қаулы\w{0,6})\b",
    r"\b(?:конвенци[яиюей]{1,2}|конвенция\w{0,6}|convention)\b",
    r"\b(?:деклараци[яиюей]{1,2}|декларация\w{0,6}|declaration)\b",
    r"\b(?:концепци[яиюей]{1,2}|тұжырымдама\w{0,6}|concept)\b",
    r"\b(?:стратеги[яиюей]{1,2}|стратегия\w{0,6}|strategy)\b",
)

#: Short names of international organisations across languages; each line is one of them.
ORGANISATION_NAMES: tuple[tuple[str, ...], ...] = (
    ("UN", "ООН", "БҰҰ", "United Nations", "Организация Объединенных Наций", "Біріккен Ұлттар Ұйымы"),
    ("IMF", "МВФ", "ХВҚ", "International Monetary Fund", "Международный валютный фонд"),
    ("WB", "ВБ", "ДБ", "World Bank", "Всемирный банк", "Дүниежүзілік банк"),
    ("WHO", "ВОЗ", "ДДҰ", "World Health Organization", "Всемирная организация здравоохранения"),
    ("IOM", "МОМ", "ХКҰ", "International Organization for Migration"),
    ("OECD", "ОЭСР", "ЭЫДҰ"),
    ("OSCE", "ОБСЕ", "ЕҚЫҰ"),
    ("EU", "ЕС", "ЕО", "European Union", "Европейский союз", "Еуропалық Одақ"),
    ("EC", "ЕК", "European Commission", "Европейская комиссия", "Еуропалық комиссия"),
    ("CoE", "Совет Европы", "Council of Europe", "Еуропа Кеңесі"),
    ("UNDP", "ПРООН", "БҰҰДБ", "United Nations Development Programme"),
    ("UNICEF", "ЮНИСЕФ"),
    ("UNESCO", "ЮНЕСКО"),
    ("FATF", "ФАТФ", "Financial Action Task Force"),
    ("BIS", "БМР", "Bank for International Settlements", "Банк международных расчетов"),
    ("ILO", "МОТ", "ХЕҰ", "International Labour Organization", "Международная организация труда"),
    ("ECHR", "ЕСПЧ", "АҚЕС", "European Court of Human Rights"),
    ("Venice Commission", "Венецианская комиссия", "Венеция комиссиясы"),
)
