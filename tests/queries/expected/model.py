"""What must be found about the words of the model."""

from tests.queries.question import Question

SKOS = "http://www.w3.org/2004/02/skos/core#"

QUESTIONS = {
    "competency/words-of-the-model": Question(
        None,
        (
            (
                "ns/Silence",
                "Silence",
                "未说明",
                "A statement that an edition was searched for a control or layer and scope "
                "and names no party.",
            ),
        ),
        (
            (
                "ev/CloudResource",
                "Cloud resource",
                "云资源",
                "A thing in a cloud account that has settings of its own.",
            ),
        ),
        without=(
            "ns/Silence",
            "http://www.w3.org/2000/01/rdf-schema#isDefinedBy",
            "module/responsibility",
        ),
    ),
    "competency/terms-of-other-vocabularies": Question(
        None,
        (
            ("relation/equal", SKOS + "closeMatch", SKOS + "exactMatch"),
            ("ns/Engagement", SKOS + "closeMatch", "http://www.w3.org/ns/org#Membership"),
        ),
        without=("relation/equal", "skos/closeMatch", SKOS + "exactMatch"),
    ),
}
