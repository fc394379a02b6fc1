"""Which neighbours are chosen, and that no two boxes lie on each other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dutygraph.graph.neighbourhood import COLUMN, EDGE, ROW, as_graph, chosen_links, picture
from dutygraph.model.graph import Link, Thing
from dutygraph.model.text import Text

CENTRE = Thing("urn:c", Text("centre"))


def link(name: str, other: int, *, inward: bool = False) -> Link:
    return Link(f"urn:{name}", Text(name), inward, Thing(f"urn:t{other}", Text(f"thing {other}")))


LINKS = st.lists(
    st.builds(link, st.sampled_from("pqr"), st.integers(0, 40), inward=st.booleans()),
    unique_by=lambda one: (one.property, one.other.iri, one.inward),
)


def test_every_kind_of_link_comes_before_a_second_of_any() -> None:
    links = [link("many", number) for number in range(20)] + [link("one", 30), link("few", 31)]
    chosen = chosen_links(links, 4)
    assert [one.property for one in chosen] == ["urn:many", "urn:many", "urn:one", "urn:few"]


def test_both_directions_have_their_own_room() -> None:
    links = [link("p", n) for n in range(20)] + [link("q", n, inward=True) for n in range(20)]
    chosen = chosen_links(links, 3)
    assert [one.inward for one in chosen] == [False] * 3 + [True] * 3


def test_arrows_point_as_the_links_do() -> None:
    graph = as_graph(CENTRE, [link("p", 1), link("q", 2, inward=True)])
    assert sorted(graph.edges) == [("centre", "out urn:p urn:t1"), ("in urn:q urn:t2", "centre")]


def test_a_neighbour_by_two_properties_is_shown_twice() -> None:
    assert len(picture(CENTRE, [link("p", 1), link("q", 1)]).boxes) == 2


def test_the_total_counts_what_is_left_out() -> None:
    drawn = picture(CENTRE, [link("p", number) for number in range(50)], side=9)
    assert (len(drawn.boxes), drawn.total) == (9, 50)


@given(LINKS)
def test_boxes_stay_apart_and_inside(links: list[Link]) -> None:
    drawn = picture(CENTRE, links)
    boxes = [drawn.centre, *drawn.boxes]
    for one, other in combinations(boxes, 2):
        assert abs(one.x - other.x) >= COLUMN or abs(one.y - other.y) >= ROW
    for box in boxes:
        assert ROW / 2 <= box.y <= drawn.height - ROW / 2
        assert EDGE <= box.x <= drawn.width - EDGE


@given(LINKS)
def test_the_same_links_give_the_same_picture(links: list[Link]) -> None:
    assert picture(CENTRE, links) == picture(CENTRE, list(links))
