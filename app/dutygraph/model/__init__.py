"""Frozen types and words that flow between rooms.

Rule of this room: standard library only, nothing here reads a file, and terms are
N-Triples text (``<iri>`` or ``"text"@en``) or plain IRIs, never objects of an RDF library.
"""
