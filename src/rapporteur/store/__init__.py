"""The store: reports, claims and decisions in one SQLite file, the original bytes in a folder beside it, every write in a chained log."""

from rapporteur.store.errors import StoreError
from rapporteur.store.filters import ClaimFilter
from rapporteur.store.opening import open_store
from rapporteur.store.store import Added, Store, StoredClaim

__all__ = ["Added", "ClaimFilter", "Store", "StoreError", "StoredClaim", "open_store"]
