"""Every question under queries/ finds what it must, alike in both engines."""
