"""RDF to networkx and back to model objects: neighbourhoods, positions."""
