"""A repository on a host, as far as the CMS asks for it: GitHub's REST interface over a dictionary.

Source of the shapes: https://docs.github.com/en/rest (git database, pulls, issues), read 2026-11.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Route

API = "https://api.github.com"


@dataclass
class Hub:
    """``files`` are those of the branch main; ``asked`` every request that changes something."""

    files: dict[str, bytes]
    blobs: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=lambda: {"main": "commit-main"})
    commits: dict[str, dict[str, Any]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        request = route.request
        parts = urlsplit(request.url)
        path = unquote(parts.path).removeprefix("/repos/office/ita")
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=_CORS)
            return
        if request.method != "GET":
            self.asked.append((request.method, path))
        body = request.post_data_json if request.method in ("POST", "PATCH", "PUT") else None
        found = self._found(request.method, path, body)
        if found is None:
            self.unknown.append(f"{request.method} {path}?{parts.query}")
        status = 404 if found is None else 201 if request.method == "POST" else 200
        text = json.dumps({"message": "Not Found"} if found is None else found)
        headers = {**_CORS, "content-type": "application/json"}
        route.fulfill(status=status, headers=headers, body=text)

    def _found(self, method: str, path: str, body: Any) -> Any:
        if method == "GET":
            return self._read(path)
        if path == "/git/blobs":
            return {"sha": self._blob(base64.b64decode(body["content"]))}
        if path == "/git/trees":
            name = f"tree-{len(self.trees)}"
            self.trees[name] = body["tree"]
            return {"sha": name, "tree": body["tree"]}
        if path == "/git/commits":
            name = f"commit-{len(self.commits)}"
            self.commits[name] = {"sha": name, **body}
            return {**self.commits[name], "author": {"date": "2026-11-01T00:00:00Z"}}
        if path == "/git/refs":
            self.refs[body["ref"].removeprefix("refs/heads/")] = body["sha"]
            return {"ref": body["ref"], "object": {"sha": body["sha"]}}
        if path == "/pulls":
            pull = {"number": 1, "labels": [], "state": "open", "user": {"login": "clerk"}, **body}
            pull["head"] = {"ref": body["head"].rpartition(":")[2], "sha": "commit-0"}
            self.pulls.append(pull)
            return pull
        if path.endswith("/labels"):
            self.pulls[0]["labels"] = [{"name": name} for name in body["labels"]]
            return self.pulls[0]["labels"]
        return None

    def _read(self, path: str) -> Any:
        if path == "/user":
            return {"login": "clerk", "name": "เจ้าหน้าที่", "avatar_url": "https://example.com/a.png"}
        if path == "":
            return {"owner": {"login": "office"}, "permissions": {"push": True}}
        if path == "/branches/main":
            return {"name": "main", "commit": {"sha": "commit-main", "commit": {"tree": {}}}}
        if path == "/pulls":
            return self.pulls
        if path == "/commits":
            return []
        if path.startswith("/compare/main..."):
            (tree,) = self.trees.values()
            files = [
                {"filename": entry["path"], "sha": entry["sha"], "status": "modified", "patch": ""}
                for entry in tree
            ]
            return {"files": files, "commits": list(self.commits.values())}
        if below := re.fullmatch(r"/git/trees/main:(.*)", path):
            return {"tree": self._below(below[1])}
        if blob := re.fullmatch(r"/git/blobs/(.+)", path):
            content = base64.b64encode(self.blobs[blob[1]]).decode()
            return {"content": content, "encoding": "base64"}
        return None

    def _below(self, folder: str) -> list[dict[str, Any]]:
        prefix = f"{folder}/" if folder else ""
        names = [name for name in self.files if name.startswith(prefix)]
        return [
            {"path": name.removeprefix(prefix), "type": "blob", "sha": self._blob(self.files[name])}
            for name in names
            if "/" not in name.removeprefix(prefix)
        ]

    def _blob(self, content: bytes) -> str:
        name = f"blob-{len(self.blobs)}"
        self.blobs[name] = content
        return name


_CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-allow-methods": "*",
}
