"""One IRI of each kind that the ontology describes, and how a client follows it."""

import re

from dutygraph.knowledge.catalogue import load_knowledge
from dutygraph.model.namespace import BASE
from tests.web.serving import Reply, ask

ONE_OF_EACH = sorted(
    {
        re.sub(r"/[^/]+$", "", iri.removeprefix(BASE)): iri.removeprefix(BASE)
        for line in load_knowledge().ontology_ntriples.decode().splitlines()
        if (iri := line.split(" ", 1)[0][1:-1]).startswith(BASE) and iri != BASE
    }.values()
)


def get(base: str, path: str, media: str = "") -> Reply:
    """Ask as a client that follows redirects."""
    headers = {"Accept": media} if media else {}
    reply = ask(base + path, headers=headers)
    for _ in range(3):
        if reply.status not in (301, 302, 303, 308):
            break
        reply = ask(base + reply.headers["Location"], headers=headers)
    return reply
