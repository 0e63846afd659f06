"""The codebook: events and relations with their words, roles and crosswalks, and the word lists of the reader's rules."""

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
    "Codebook",
    "CodebookError",
    "Crosswalk",
    "EventType",
    "Example",
    "Kind",
    "Label",
    "Mode",
    "Origin",
    "PloverType",
    "Quad",
    "RoleRule",
    "Slot",
    "WordGroup",
    "WordList",
    "Words",
    "forms",
    "load",
    "shipped_folder",
]
