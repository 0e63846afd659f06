"""The codebook: events and relations with their words, roles and crosswalks, and the word lists of the reader's rules."""

from rapporteur.codebook.actors import Actor, Office, Term, Tie, fingerprint, load_actors
from rapporteur.codebook.errors import CodebookError
from rapporteur.codebook.forms import forms
from rapporteur.codebook.loading import load, shipped_folder
from rapporteur.codebook.records import (
    AcledType,
    Codebook,
    Crosswalk,
    EventType,
    Example,
    Kind,
    Label,
    Mode,
    Origin,
    PloverType,
    Quad,
    RoleRule,
    Slot,
    WordGroup,
    WordList,
    Words,
)

__all__ = [
    "AcledType",
    "Actor",
    "Codebook",
    "CodebookError",
    "Crosswalk",
    "EventType",
    "Example",
    "Kind",
    "Label",
    "Mode",
    "Office",
    "Origin",
    "PloverType",
    "Quad",
    "RoleRule",
    "Slot",
    "Term",
    "Tie",
    "WordGroup",
    "WordList",
    "Words",
    "fingerprint",
    "forms",
    "load",
    "load_actors",
    "shipped_folder",
]
