"""The only way anything from outside a part's HTML comes in: files in given folders."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class FolderFetcher(URLFetcher):  # type: ignore[misc]  # the engine is untyped
    """Fetches files that lie in one of the folders, and data addresses, and nothing else.

    Paths are resolved first, so that neither ``..`` nor a symbolic link leads out.
    ``read`` is which files were asked for.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        """Take the folders that may be read."""
        super().__init__(
            allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True
        )
        self._folders = tuple(folder.resolve() for folder in folders)
        self.read: set[Path] = set()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Fetch a file or data address; stop the layout for any other."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if parts.netloc or not any(path.is_relative_to(folder) for folder in self._folders):
                raise FatalURLFetchingError(f"{url} lies outside the project")
            self.read.add(path)
        elif parts.scheme != "data":
            raise FatalURLFetchingError(f"{url} is not a file of the project")
        return super().fetch(url, headers)
