"""File bytes to facts, and snapshots to what is believed now."""
