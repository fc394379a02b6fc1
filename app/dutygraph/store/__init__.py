"""The RDF store and SPARQL behind one protocol; an index that can be rebuilt from the ledger."""
