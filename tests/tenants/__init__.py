"""Made companies with evidence in real formats."""
