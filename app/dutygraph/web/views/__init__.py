"""What each page shows, as frozen types in the words of one language; no request is read here."""
