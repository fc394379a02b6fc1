"""What ontology/, shapes/, queries/ and the label tables hold, read once and held frozen."""
