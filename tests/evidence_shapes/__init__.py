"""Cases of well-formed and broken evidence for shapes/evidence."""
