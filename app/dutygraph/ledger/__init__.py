"""The system of record: sources, snapshots, reduced copies, origins and runs, in SQLite."""
