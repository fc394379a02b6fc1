"""From links to a graph with places: what the pictures on the pages show."""
