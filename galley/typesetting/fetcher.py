"""The only way anything from outside a part's HTML comes in: files in given folders."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

BASE = "file:///issue/"
"""The address of the issue's folder, the same wherever that lies.

The engine names pictures in the PDF by their addresses.
"""

KINDS = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
"""What a file is, by the ending of its name; no list of the machine's is asked."""

OTHERWISE = "application/octet-stream"


@dataclass(frozen=True)
class Snapshot:
    """A file as it was when it was first asked for."""

    url: str
    kind: str
    data: bytes

    def again(self) -> URLFetcherResponse:
        """Give the file once more."""
        return Response(self.url, self.data, {"Content-Type": self.kind})


class Response(URLFetcherResponse):  # type: ignore[misc]  # as above
    """A response without a path: with one, the engine reads a picture again to write it."""

    path = None


class FolderFetcher(URLFetcher):  # type: ignore[misc]  # the engine is untyped
    """Fetches files that lie in one of the folders, and data addresses, and nothing else.

    Paths are resolved first, so that neither ``..`` nor a symbolic link leads out.
    ``read`` is which files were asked for.
    """

    def __init__(self, folders: Iterable[Path], issue: Path | None = None) -> None:
        """Take the folders that may be read; each file is read once.

        ``issue`` is the folder that `BASE` stands for.
        """
        super().__init__(
            allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True
        )
        self._folders = tuple(folder.resolve() for folder in folders)
        self._issue = issue
        self._snapshots: dict[Path, Snapshot] = {}
        self.read: set[Path] = set()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Fetch a file or data address; stop the layout for any other."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = self._path(parts.path).resolve()
            if parts.netloc or not any(path.is_relative_to(folder) for folder in self._folders):
                raise FatalURLFetchingError(f"{url} lies outside the project")
            self.read.add(path)
            return self._snapshot(path, url).again()
        if parts.scheme != "data":
            raise FatalURLFetchingError(f"{url} is not a file of the project")
        return super().fetch(url, headers)

    def _path(self, path: str) -> Path:
        """Give the file that the path of an address stands for."""
        base = urlsplit(BASE).path
        if self._issue and path.startswith(base):
            return self._issue / url2pathname(path.removeprefix(base))
        return Path(url2pathname(path))

    def _snapshot(self, path: Path, url: str) -> Snapshot:
        if path not in self._snapshots:
            kind = KINDS.get(path.suffix.lower(), OTHERWISE)
            self._snapshots[path] = Snapshot(url, kind, path.read_bytes())
        return self._snapshots[path]
