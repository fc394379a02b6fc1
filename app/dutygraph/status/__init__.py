"""Results, responsibilities and claims to a status for each party, with its reason."""
