"""The RDF store and SPARQL behind one protocol; an index that can be rebuilt from the ledger.

Rule of this room: every query names its default graphs and its named graphs, both, always;
foreign query text is looked at by ``guard`` and runs in a child that can be killed.
"""
