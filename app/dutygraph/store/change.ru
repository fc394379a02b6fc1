# One request, so that readers and a killed process see all of it or nothing.
DELETE DATA {
#removed
} ;
INSERT DATA {
#added
}
