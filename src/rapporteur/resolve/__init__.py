"""Who, where and the same: actors, places, coreference; claims to events."""
