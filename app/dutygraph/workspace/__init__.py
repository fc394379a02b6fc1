"""A folder on disk that holds everything of a deployment; what web and cli are given."""

from dutygraph.workspace.folder import Rebuilt, Workspace
from dutygraph.workspace.importing import Imported, ImportRequest

__all__ = ["ImportRequest", "Imported", "Rebuilt", "Workspace"]
