"""The pages and the SPARQL endpoint: read a request, call one function, render."""
