"""Turtle in the order people read: what it is, its name, what it means; lexical forms untouched.

Written here and not by an RDF library's serialiser, since that rewrites literals (``007``, ``Z``).
"""
