"""Answer with the page of a thing, or with what is said of it as RDF, as the client asks."""

from collections.abc import Mapping
from typing import TypeVar

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from dutygraph.export.ontology import MEDIA
from dutygraph.knowledge.queries import query_named
from dutygraph.model.errors import DutyGraphError
from dutygraph.store import formats
from dutygraph.store.bind import Iri, bind
from dutygraph.web import context, negotiate
from dutygraph.web.missing import unnamed
from dutygraph.web.picture import neighbourhood_svg

T = TypeVar("T")
FORMS = {form: MEDIA[form] for form in ("turtle", "jsonld", "rdfxml", "ntriples")}
"""The forms in which single things are to be had, the first one in a draw, with media types."""
FORM_OF = {media: form for form, media in FORMS.items()}
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
    form = form_asked(request.args.get("as", ""))
    if form is not None:
        return _linked(Response(described(iri, FORMS[form]), mimetype=FORMS[form]))
    page = render_template(
        template,
        iri=iri,
        forms=tuple(FORMS),
        turtle=_turtle(iri),
        picture=neighbourhood_svg(context.workspace(), iri, context.tenant(), context.lang()),
        **view,
    )
    return _linked(make_response(page))


def form_asked(named: str) -> str | None:
    """Return the form that is named, else the one that Accept asks for; None for a page.

    Raises NotAcceptableError.
    """
    if named in FORMS:
        return named
    return FORM_OF.get(negotiate.best((negotiate.HTML, *FORM_OF)))


def linked(answer: Response, places: Mapping[str, str]) -> Response:
    """Add the links that lead machines to the same as data, places by form, and further."""
    for form, place in places.items():
        answer.headers.add("Link", f'<{place}>; rel="alternate"; type="{MEDIA[form]}"')
    answer.headers.add("Link", f'<{DESCRIPTION}>; rel="describedby"')
    return answer


def described(iri: str, media: str) -> bytes:
    """Return what the ontology says of a thing."""
    text = bind(query_named(QUERY).text, {"thing": Iri(iri)})
    answer = context.workspace().query(text, tenant=None, accept=media, seconds=SECONDS)
    return answer.content()


def _linked(answer: Response) -> Response:
    return linked(answer, {form: context.same_page(**{"as": form}) for form in FORMS})


def _turtle(iri: str) -> str:
    """Return the text for the panel; the page stands without it where the store does not answer."""
    try:
        return described(iri, formats.TURTLE).decode()
    except DutyGraphError:
        return ""
