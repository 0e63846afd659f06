"""Two words of one sentence that carry the same event about the same text are one claim."""

from __future__ import annotations

import pytest

from rapporteur.find.drafts import Draft, merged
from rapporteur.find.layout import lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names
from rapporteur.find.slots import Played, Scene
from rapporteur.find.triggers import Trigger

TEXT = "The envoys discussed the draft plan that Chad presented in March and Egypt amended in May."
LAYOUT = lay_out(TEXT)
AT = {LAYOUT.word(n): n for n in range(len(LAYOUT.words))}


def draft(word: str, **roles: str) -> Draft:
    trigger = Trigger(AT[word], "PROPOSE", "draft", 0.9, 0.9, "happened", 0.9)
    return Draft(trigger, tuple(Played(role, Mention("thing", AT[name], AT[name]), 0.9) for role, name in roles.items()))


@pytest.mark.parametrize(("first", "second", "claims"), [
    (draft("draft", document="plan"), draft("presented", document="plan", actor="Chad", when="March"), 1),
    (draft("presented", document="plan", actor="Chad"), draft("amended", document="plan", actor="Egypt"), 2),
    (draft("presented", document="plan", when="March"), draft("amended", document="plan", when="May"), 2),
    (draft("draft"), draft("presented", document="plan"), 2),
])  # fmt: skip
def test_one_text_one_claim(first: Draft, second: Draft, claims: int) -> None:
    scene = Scene(LAYOUT, Names(), (), (), {}, frozenset(), ())
    assert len(merged(scene, [first, second])) == claims


@pytest.mark.parametrize(("modes", "claims"), [(("meeting|phone", "phone"), 1), (("meeting", "phone"), 2)])
def test_a_mode_in_common_is_enough(modes: tuple[str, str], claims: int) -> None:
    layout = lay_out("Ruland and Chad discussed it in a call.")
    parties = tuple(Played(role, Mention("party", n, n), 0.9) for role, n in (("actor", 0), ("recipient", 2)))
    both = [Draft(Trigger(n, "CONSULT", mode, 0.9, 0.9, "happened", 0.9), parties) for n, mode in zip((3, 7), modes, strict=True)]
    assert len(merged(Scene(layout, Names(), (), (), {}, frozenset(), ()), both)) == claims
