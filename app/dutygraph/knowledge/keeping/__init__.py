"""What was read once is kept, so that the next start need not parse the data files again.

The rule of this room: a kept file is plain (JSON, N-Triples, zstd), is never executed, is named by
the digest of the data and of the code that read it, and is only ever a copy: whatever is wrong
with it, the data files are read instead.
"""
