"""src/rapporteur/codebook/actors.json from codebook/actors/*.yaml: run it after a change of the who's-who.

PYTHONPATH=src python tools/actors/pack.py
"""

from rapporteur.codebook.actors import FOLDER, PACKED, packed
from rapporteur.codebook.loading import shipped_folder

PACKED.write_text(packed(shipped_folder() / FOLDER), encoding="utf-8")
print(f"{PACKED}: {PACKED.stat().st_size} bytes")
