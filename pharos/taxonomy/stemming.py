"""The stem of an English word, by Porter's second algorithm ("English" of the Snowball project). Pure.

"Dipped", "dips" and "dipping" are one word to whoever looks for it. Stems are compared, never shown.
"""

import re
from functools import lru_cache

_VOWELS = "aeiouy"
_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_LI_ENDINGS = "cdeghkmnrt"
_WHOLE = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl",
} | {word: word for word in ("sky", "news", "howe", "atlas", "cosmos", "bias", "andes")}  # fmt: skip
_AFTER_PLURALS = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}
_R1_BEGINNINGS = re.compile(r"gener|commun|arsen")
_REGION = re.compile(r"[aeiouy][^aeiouy]")
# A short syllable at the end of a word: a vowel between consonants, or a vowel that begins the word.
_SHORT = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$")
_STEP_2 = {
    "ization": "ize", "ational": "ate", "fulness": "ful", "ousness": "ous", "iveness": "ive", "tional": "tion",
    "biliti": "ble", "lessli": "less", "entli": "ent", "ation": "ate", "alism": "al", "aliti": "al", "ousli": "ous",
    "iviti": "ive", "fulli": "ful", "enci": "ence", "anci": "ance", "abli": "able", "izer": "ize", "ator": "ate",
    "alli": "al", "bli": "ble", "ogi": "og", "li": "",
}  # fmt: skip
_STEP_3 = {
    "ational": "ate", "tional": "tion", "alize": "al", "icate": "ic", "iciti": "ic", "ative": "", "ical": "ic",
    "ness": "", "ful": "",
}  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word in small letters without apostrophes."""
    if len(word) < 3 or not word.isalpha():
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    word = _plural(_marked(word))
    if word in _AFTER_PLURALS:
        return word
    r1, r2 = _regions(word)
    word = _final_y(_tense(word, r1))
    word = _derived(word, r1, r2)
    return _last_letter(word, r1, r2).lower()


def _marked(word: str) -> str:
    """Each y that is a consonant as a capital."""
    return re.sub(r"(?:(?<=^)|(?<=[aeiouy]))y", "Y", word)


def _regions(word: str) -> tuple[int, int]:
    """Where R1 and R2 begin: after the first consonant behind a vowel, and again from there."""
    known = _R1_BEGINNINGS.match(word)
    r1 = known.end() if known else _behind(word, 0)
    return r1, _behind(word, r1)


def _behind(word: str, start: int) -> int:
    found = _REGION.search(word, start)
    return found.end() if found else len(word)


def _plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _has_vowel(word[:-2]):
        return word[:-1]
    return word


def _has_vowel(part: str) -> bool:
    return any(letter in _VOWELS for letter in part)


def _tense(word: str, r1: int) -> str:
    for ending in ("eedly", "eed"):
        if word.endswith(ending):
            return f"{word.removesuffix(ending)}ee" if len(word) - len(ending) >= r1 else word
    for ending in ("ingly", "edly", "ing", "ed"):
        if word.endswith(ending):
            cut = word.removesuffix(ending)
            return _mended(cut, r1) if _has_vowel(cut) else word
    return word


def _mended(cut: str, r1: int) -> str:
    """What is left when an ending went: "hop" of "hopping", "hope" of "hoping"."""
    if cut.endswith(("at", "bl", "iz")):
        return f"{cut}e"
    if cut.endswith(_DOUBLES):
        return cut[:-1]
    return f"{cut}e" if r1 >= len(cut) and _SHORT.search(cut) else cut


def _final_y(word: str) -> str:
    if len(word) > 2 and word[-1] in "yY" and word[-2] not in _VOWELS:
        return f"{word[:-1]}i"
    return word


def _derived(word: str, r1: int, r2: int) -> str:
    word = _replaced(word, _STEP_2, r1)
    ending = next((each for each in _STEP_3 if word.endswith(each)), "")
    if ending and len(word) - len(ending) >= (r2 if ending == "ative" else r1):
        word = word.removesuffix(ending) + _STEP_3[ending]
    ending = next((each for each in _STEP_4 if word.endswith(each)), "")
    cut = word.removesuffix(ending)
    if ending and len(cut) >= r2 and (ending != "ion" or cut.endswith(("s", "t"))):
        return cut
    return word


def _replaced(word: str, endings: dict[str, str], r1: int) -> str:
    ending = next((each for each in endings if word.endswith(each)), "")
    cut = word.removesuffix(ending)
    if not ending or len(cut) < r1:
        return word
    if (ending == "ogi" and not cut.endswith("l")) or (ending == "li" and not cut.endswith(tuple(_LI_ENDINGS))):
        return word
    return cut + endings[ending]


def _last_letter(word: str, r1: int, r2: int) -> str:
    at = len(word) - 1
    if word.endswith("e") and (at >= r2 or (at >= r1 and not _SHORT.search(word[:-1]))):
        return word[:-1]
    return word[:-1] if word.endswith("ll") and at >= r2 else word
