"""The words by which the name of an organisation is known, and those that never belong to one."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


DEFINITE = ("förvaltningen", "kontoret", "bolaget", "nämnden", "enheten", "avdelningen")
INDEFINITE = ("förvaltning", "kontor", "bolag", "nämnd", "enhet", "avdelning")
ENDINGS = (*DEFINITE, *INDEFINITE)
"""What the compound of an organisation's name ends with."""

NO_ORGANISATIONS = _words(
    """
    erfarenhet erfarenheten medvetenhet medvetenheten angelägenhet angelägenheten belägenhet benägenhet gemenhet ovannämnd
    hemkontor hemkontoret självförvaltning självförvaltningen förhandsavdelning
    """,
)
"""Words that end alike and are none."""

PLACES = _words("stadsområde stadsdel region")
"""What stands before the name of a place."""

DIRECTIONS = _words("norr söder öster väster norra södra östra västra innerstaden centrum")
COMPANIES = _words("AB HB Ltd Inc")
"""What stands at an edge of a company's name, in just these letters."""

ENGLISH = _words("department office agency council company")
MUNICIPALITY = "kommun"

NOISE = _words(
    """
    intervju intervjun intervjuer interview samtal samtalet utskrift utskriften transkript transkribering transkribered
    transkriberad transcript transcription fokusgrupp fokusgruppen workshop workshopen möte mötet meeting enkät enkätsvar
    survey artikel article anteckningar minnesanteckningar protokoll notes rättad rättat slutlig slutversion version final
    anonymiserad anonymiserat kopia copy ny nr no del part hos vid på med från i at with from chef chefen
    """,
)
"""What surrounds a name in the names of files."""

GIVEN_NAMES = _words(
    """
    anders andreas anette ann anna anneli annika anton astrid barbro bengt berit birgitta bo camilla carina carl carina
    cecilia charlotta christer christina claes daniel david elin elisabeth elsa emil emma erik eva fatima filip franciska
    fredrik gunilla gunnar gustav göran hanna hans helena henrik ingrid inger jan jenny jens joakim johan johanna john jon
    jonas josefin julia kajsa karin karl kerstin kjell klas kristina lars lena linda linnea lisa louise magnus malin
    margareta maria marie martin mats mattias mikael mohammed monica niklas nils ola olle olof oskar patrik per peter
    alexander alexandra angelica angelika benjamin catarina charlotte christian christopher elisabet emmanuel fredrika
    gabriella isabella jacqueline jonathan josefine katarina kristoffer muhammad sebastian gunnel
    petra pia robert roger sara sofia stefan sten stina susanne sven thomas tobias tomas tommy ulf ulla ulrika viktor åke åsa
    """,
)
"""Common given names in Sweden: what holds one names a person before it names a company."""

SURNAME_ENDINGS = ("son", "sson", "berg", "ström", "gren", "lund", "kvist", "qvist")
"""How many Swedish surnames end."""
