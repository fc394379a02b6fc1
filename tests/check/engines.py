"""Both engines' Core alone, as functions of a child: shapes and data in, raw findings out."""

import json

COMPLEX = "complex path"


class AnyPath(dict[str, str]):
    """Calls every path that is no single property the same."""

    def get(self, key: object, default: object = None) -> str:
        return COMPLEX


def fast(payload: bytes) -> bytes:
    from dutygraph.check.fast import core

    shapes, data = json.loads(payload)
    return json.dumps(core(shapes, data, AnyPath())).encode()


def reference(payload: bytes) -> bytes:
    from dutygraph.check.reference import core

    shapes, data = json.loads(payload)
    return json.dumps(core(shapes.encode(), data.encode(), AnyPath())).encode()
