"""Term lists of other vocabularies, and the tests that hold them against a second source."""
