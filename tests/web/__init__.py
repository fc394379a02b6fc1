"""The pages and the endpoint, asked over HTTP from the real server."""
