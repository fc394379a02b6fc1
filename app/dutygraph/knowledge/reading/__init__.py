"""Turtle files under ontology/ and shapes/ become the catalogue's frozen types, one noun a module.

Rule of this room: a file that breaks the contract is one error that names file and subject;
nothing is guessed, skipped or filled in.
"""
