"""What the build puts into the package: ``python -m dutygraph.knowledge.built ROOT TARGET``.

``ROOT`` holds ontology/ and shapes/; ``TARGET`` is the folder that the reading is written to.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from dutygraph.knowledge.catalogue import FOLDERS, digest_of, read_knowledge
from dutygraph.knowledge.keeping import cache, codec
from dutygraph.knowledge.reading.files import read_files
from dutygraph.model.errors import InputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the data folders of a root and write the reading to a folder."""
    root, target = map(Path, sys.argv[1:] if arguments is None else arguments)
    ontology, shapes = (read_files(root, folder) for folder in FOLDERS)
    try:
        content = codec.packed(read_knowledge(ontology, shapes))
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    target.mkdir(parents=True, exist_ok=True)
    cache.build(target, cache.key_of(digest_of(ontology, shapes)), content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
