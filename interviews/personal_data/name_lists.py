"""Lists of first and last names, of those who live in a Swedish city."""

from __future__ import annotations

from functools import cache
from importlib import import_module

_LOCALES = ("sv_SE", "fi_FI", "no_NO", "da_DK", "de_DE", "en_GB", "pl_PL", "hr_HR", "tr_TR", "es_ES", "fr_FR")
_FURTHER_FIRST = """
    Abbas Abdi Abdul Abdullah Adel Ahmad Ahmed Aisha Ali Alia Amal Amin Amina Amir Anwar Arash Asad Asha Ayan Aziz Bashar Bashir
    Behnaz Bilal Dalia Dariush Farah Farid Fatima Fatma Fadumo Fawzia Hamid Hamza Hana Hani Hasan Hassan Hawa Hiba Hodan Hussein
    Ibrahim Idil Iman Ismail Jamal Jamila Kamal Karim Khadija Khalid Khaled Laila Layla Leila Mahmoud Malik Mariam Maryam Mehdi
    Mina Mohamed Mohammad Mohammed Mona Muhammad Mustafa Nadia Nasrin Nour Noor Omar Osman Parvin Rania Rashid Reza Saad Said
    Salma Samira Samir Sara Shirin Soraya Tariq Yasmin Yasmine Yusuf Youssef Zahra Zainab Zeinab
"""
_FURTHER_LAST = """
    Abbas Abdi Abdullah Ahmadi Ahmed Al-Hassan Ali Aziz Dahir Farah Haddad Hamid Hasan Hassan Hosseini Hussein Ibrahim Ismail
    Jama Karimi Khalil Khan Mahmoud Mohamed Mohammadi Mohammed Mohamud Nasser Nguyen Omar Osman Rahimi Rashid Saleh Salim Warsame
    Yusuf Zand
"""
"""What Faker has in other scripts alone: common names from the Middle East and the Horn of Africa as they are written in Sweden."""


@cache
def first_names() -> frozenset[str]:
    """First names in small letters."""
    return _listed(("first_names", "first_names_male", "first_names_female"), _FURTHER_FIRST)


@cache
def last_names() -> frozenset[str]:
    """Last names in small letters."""
    return _listed(("last_names", "last_names_male", "last_names_female"), _FURTHER_LAST)


def _listed(attributes: tuple[str, ...], further: str) -> frozenset[str]:
    """The names that Faker's modules have under some attributes, and further ones."""
    # Faker is loaded here alone: its lists are what we need of it
    providers = [import_module(f"faker.providers.person.{locale}").Provider for locale in _LOCALES]
    names = {str(name).lower() for each in providers for attribute in attributes for name in getattr(each, attribute, ())}
    return frozenset(name for name in {*names, *further.lower().split()} if len(name) > 1)
