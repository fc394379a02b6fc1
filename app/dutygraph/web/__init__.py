"""The Flask service: one blueprint, one file, one noun."""
