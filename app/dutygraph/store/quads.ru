GRAPH #name {
#triples
}
