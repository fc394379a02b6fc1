"""One noun, one file, one blueprint named ``bp``; ``app.create_app`` finds them by looking."""
