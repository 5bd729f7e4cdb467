"""Words for persons of no particular kind: a number of them says nothing until more is said."""

_WORDS = """
people persons person humans individuals personnes gens habitants personas gente pessoas menschen personen leute persone
человек человека люди людей лица شخص شخصا شخصًا أشخاص شخصين लोग लोगों व्यक्ति व्यक्तियों kişi kişinin kişiyi kişiye insan
orang jiwa watu mtu نفر تن 人 名
"""
PERSONS = frozenset(_WORDS.split())
