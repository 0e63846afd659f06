"""Plain English for each event and mode: a noun phrase for happenings, a verb for relations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """A noun, then `by` the actor, `to` the recipient. `to` is `None` where both take part alike ("between A and B")."""

    noun: str
    by: str = "by"
    to: str | None = "against"


# A mode that is not here is worded by its event and the mode in brackets, so that a user's own mode still reads.
WORDINGS: Mapping[str, Wording] = {
    "AGREE": Wording("agreement", to=None),
    "AGREE/ceasefire": Wording("ceasefire agreed", to=None),
    "AGREE/sign": Wording("agreement signed", to=None),
    "CONSULT": Wording("consultation", "involving", None),
    "CONSULT/visit": Wording("visit", to="to"),
    "CONSULT/third-party": Wording("mediated talks", "involving", None),
    "CONSULT/multilateral": Wording("multilateral meeting", "involving", None),
    "CONSULT/phone": Wording("phone call", "involving", None),
    "CONSULT/negotiation": Wording("talks", "involving", None),
    "CONSULT/meeting": Wording("meeting", "involving", None),
    "PROPOSE": Wording("proposal", to="to"),
    "PROPOSE/draft": Wording("draft put forward", to="to"),
    "PROPOSE/comment": Wording("comments on a draft", to="to"),
    "SUPPORT": Wording("support voiced", to="for"),
    "SUPPORT/commend": Wording("praise", to="for"),
    "SUPPORT/recognize": Wording("recognition", to="of"),
    "SUPPORT/endorse": Wording("endorsement", to="of"),
    "CONCEDE": Wording("concession", to="to"),
    "COOPERATE": Wording("cooperation", "involving", None),
    "COOPERATE/military": Wording("military cooperation", "involving", None),
    "COOPERATE/economic": Wording("economic cooperation", "involving", None),
    "COOPERATE/judicial": Wording("judicial cooperation", "involving", None),
    "COOPERATE/intelligence": Wording("intelligence cooperation", "involving", None),
    "AID": Wording("aid", "from", "to"),
    "AID/military": Wording("military support", "from", "to"),
    "AID/arms": Wording("arms sent", "by", "to"),
    "AID/fighters": Wording("fighters sent", "by", "to"),
    "AID/training": Wording("training given", "by", "to"),
    "AID/humanitarian": Wording("humanitarian aid", "from", "to"),
    "AID/economic": Wording("economic aid", "from", "to"),
    "AID/asylum": Wording("shelter given", "by", "to"),
    "RETREAT": Wording("step back", to="towards"),
    "RETREAT/withdraw": Wording("withdrawal", "of", "before"),
    "RETREAT/release": Wording("release of people held", to="to"),
    "RETREAT/disarm": Wording("disarming", "of", "before"),
    "RETREAT/ceasefire": Wording("ceasefire kept", "by", "towards"),
    "RETREAT/access": Wording("access granted", to="to"),
    "RETREAT/resign": Wording("resignation", "of", "before"),
    "RETREAT/return": Wording("return", to="to"),
    "REQUEST": Wording("demand", to="to"),
    "REQUEST/assist": Wording("appeal for help", to="to"),
    "REQUEST/change": Wording("call for change", to="on"),
    "REQUEST/yield": Wording("call", to="on"),
    "REQUEST/meet": Wording("call to meet", to="on"),
    "ACCUSE": Wording("accusation"),
    "ACCUSE/disapprove": Wording("criticism", to="of"),
    "ACCUSE/investigate": Wording("investigation", to="of"),
    "ACCUSE/allege": Wording("accusation"),
    "REJECT": Wording("rejection", to="of"),
    "REJECT/assist": Wording("refusal to help", to="towards"),
    "REJECT/change": Wording("refusal to change", to="towards"),
    "REJECT/yield": Wording("refusal to give way", to="towards"),
    "REJECT/meet": Wording("refusal to meet", to="towards"),
    "THREATEN": Wording("threat"),
    "THREATEN/restrict": Wording("threat of restrictions"),
    "THREATEN/arrest": Wording("threat of arrest"),
    "THREATEN/relations": Wording("threat to break relations"),
    "THREATEN/expel": Wording("threat of expulsion"),
    "THREATEN/territory": Wording("threat to territory"),
    "THREATEN/violence": Wording("threat of violence"),
    "PROTEST": Wording("protest"),
    "PROTEST/demo": Wording("demonstration"),
    "PROTEST/riot": Wording("riot"),
    "PROTEST/strike": Wording("strike (work stopped)"),
    "PROTEST/hunger": Wording("hunger strike"),
    "PROTEST/boycott": Wording("boycott", to="of"),
    "PROTEST/obstruct": Wording("blockade in protest"),
    "PROTEST/vandalize": Wording("vandalism in protest"),
    "SANCTION": Wording("sanction"),
    "SANCTION/convict": Wording("conviction", to="of"),
    "SANCTION/expel": Wording("expulsion", to="of"),
    "SANCTION/withdraw": Wording("withdrawal in sanction"),
    "SANCTION/discontinue": Wording("dealings halted", to="with"),
    "MOBILIZE": Wording("mobilisation"),
    "MOBILIZE/troops": Wording("troops deployed"),
    "MOBILIZE/weapons": Wording("weapons deployed"),
    "MOBILIZE/police": Wording("police deployed"),
    "MOBILIZE/militia": Wording("militia deployed"),
    "COERCE": Wording("coercion"),
    "COERCE/seize": Wording("seizure", to="from"),
    "COERCE/restrict": Wording("restrictions"),
    "COERCE/censor": Wording("censorship"),
    "COERCE/curfew": Wording("curfew"),
    "COERCE/martial-law": Wording("martial law"),
    "COERCE/arrest": Wording("arrest", to="of"),
    "COERCE/deport": Wording("deportation", to="of"),
    "COERCE/withhold": Wording("withholding", to="from"),
    "COERCE/misinformation": Wording("misinformation"),
    "COERCE/cyber": Wording("cyber attack"),
    "COERCE/blockade": Wording("blockade"),
    "ASSAULT": Wording("attack", to="on"),
    "ASSAULT/abduct": Wording("abduction", to="of"),
    "ASSAULT/beat": Wording("beating", to="of"),
    "ASSAULT/torture": Wording("torture", to="of"),
    "ASSAULT/sexual": Wording("sexual violence"),
    "ASSAULT/targeted": Wording("targeted killing", to="of"),
    "ASSAULT/destroy": Wording("destruction", to="of what belongs to"),
    "ASSAULT/primitive": Wording("attack with simple weapons", to="on"),
    "ASSAULT/firearms": Wording("shooting", to="at"),
    "ASSAULT/explosives": Wording("bombing", to="of"),
    "ASSAULT/suicide-attack": Wording("suicide attack", to="on"),
    "ASSAULT/aerial": Wording("air strike", to="on"),
    "ASSAULT/drone": Wording("drone strike", to="on"),
    "ASSAULT/heavy-weapons": Wording("shelling", to="of"),
    "ASSAULT/crowd-control": Wording("crowd control by force"),
    "ASSAULT/unconventional": Wording("attack with unconventional weapons", to="on"),
    "ASSAULT/clash": Wording("clash", "involving", None),
    "ASSAULT/offensive": Wording("offensive"),
    "ASSAULT/capture": Wording("capture", to="from"),
    "CASUALTY": Wording("casualties", "caused by", "among"),
    "DISPLACE": Wording("displacement", "of", "from"),
    "DISPLACE/flee": Wording("displacement by flight", "of", "from"),
    "DISPLACE/evacuate": Wording("evacuation", "of", "from"),
    "DISPLACE/return": Wording("return home", "of", "from"),
    "DAMAGE": Wording("damage", "by", "to"),
}

# Of one, of several.
RELATIONS: Mapping[str, tuple[str, str]] = {
    "BACKS": ("backs", "back"),
    "LEADS": ("leads", "lead"),
    "PART-OF": ("is part of", "are part of"),
    "RIVAL-OF": ("is a rival of", "are rivals of"),
    "LINKED-TO": ("is linked to", "are linked to"),
    "BASED-IN": ("is based", "are based"),
    "HOLDS": ("holds", "hold"),
}


def wording(event: str, mode: str | None) -> Wording:
    """How to say an event; of several modes (`aerial|heavy-weapons`) each is named, the first one's links are used."""
    keys = [f"{event}/{m}" for m in mode.split("|")] if mode else [event]
    fallback = Wording(event.lower().replace("-", " "))
    known = WORDINGS.get(keys[0]) or WORDINGS.get(event, fallback)
    nouns = [WORDINGS[k].noun if k in WORDINGS else _unnamed(event, k) for k in keys]
    return known._replace(noun=" and ".join(nouns))


def _unnamed(event: str, key: str) -> str:
    noun = WORDINGS[event].noun if event in WORDINGS else event.lower().replace("-", " ")
    return f"{noun} ({key.partition('/')[2]})" if "/" in key else noun
