"""Effective graph and shapes to findings, by a fast and a reference engine.

Rules of this room: ``sh:conforms`` is never read, targets are enumerated by us, and no engine's
terms leave it. Both engines run in a child; rdflib and pySHACL are known to ``reference`` alone.
"""
