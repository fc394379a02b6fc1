"""What the questions must find, by topic; written by hand before the questions were run."""
