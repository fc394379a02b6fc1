"""Answer with the page of a thing, or with what is said of it as RDF, as the client asks."""

from collections.abc import Mapping
from typing import TypeVar

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.knowledge.queries import query_named
from dutygraph.model.errors import DutyGraphError
from dutygraph.store import formats
from dutygraph.store.bind import Iri, bind
from dutygraph.web import context, negotiate
from dutygraph.web.missing import unnamed
from dutygraph.web.picture import neighbourhood_svg

T = TypeVar("T")
FORMS = {
    "turtle": formats.TURTLE,
    "jsonld": formats.JSON_LD,
    "rdfxml": formats.RDF_XML,
    "ntriples": formats.N_TRIPLES,
}
DESCRIPTION = "/.well-known/void"
QUERY = "report/thing"
SECONDS = 10.0


def found(known: Mapping[str, T], slug: str, kind: str) -> T:
    """Return the thing with a slug. Raises MissingError, whose message says what to do."""
    try:
        return known[slug]
    except KeyError:
        raise unnamed(kind, slug) from None


def thing(iri: str, template: str, **view: object) -> ResponseReturnValue:
    """Return a thing's page, or its RDF by ``?as=`` or by the Accept header."""
    asked = request.args.get("as", "")
    media = FORMS.get(asked) or negotiate.best((negotiate.HTML, *FORMS.values()))
    if media != negotiate.HTML:
        return linked(Response(described(iri, media), mimetype=media))
    page = render_template(
        template,
        iri=iri,
        forms=tuple(FORMS),
        turtle=_turtle(iri),
        picture=neighbourhood_svg(context.workspace(), iri, context.tenant(), context.lang()),
        **view,
    )
    return linked(make_response(page))


def linked(answer: Response) -> Response:
    """Add the links that lead machines from a thing's page to its data."""
    for form, media in FORMS.items():
        place = context.same_page(**{"as": form})
        answer.headers.add("Link", f'<{place}>; rel="alternate"; type="{media}"')
    answer.headers.add("Link", f'<{DESCRIPTION}>; rel="describedby"')
    return answer


def described(iri: str, media: str) -> bytes:
    """Return what the ontology says of a thing."""
    text = bind(query_named(QUERY).text, {"thing": Iri(iri)})
    answer = context.workspace().query(text, tenant=None, accept=media, seconds=SECONDS)
    return answer.content()


def _turtle(iri: str) -> str:
    """Return the text for the panel; the page stands without it where the store does not answer."""
    try:
        return described(iri, formats.TURTLE).decode()
    except DutyGraphError:
        return ""
