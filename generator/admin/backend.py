"""Where the web editor keeps its proposals: ``admin:`` among the plugin's options in mkdocs.yml."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

Host = Annotated[str, StringConstraints(pattern=r"^https://[^\s/?#'\";,]+(/[^\s?#'\";,]*)?$")]


class BackendFault(ValueError):
    """What stands under ``admin:`` cannot be used; the message says why, in both languages."""


class Backend(BaseModel):
    """A repository that proposals are made in. The names are those of the CMS:
    https://decapcms.org/docs/github-backend/ and https://decapcms.org/docs/gitlab-backend/"""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Literal["github", "gitlab"]
    repo: Annotated[str, StringConstraints(pattern=r"^[\w.-]+(/[\w.-]+)+$")]
    branch: Annotated[str, StringConstraints(pattern=r"^[^\s]+$")] = "main"
    #: Who lets people sign in: for GitHub a service of one's own, for GitLab GitLab itself. The CMS
    #: would else send people who use GitHub to a company's service.
    base_url: Host | None = None
    #: The interface for programs, where it is not that of github.com or gitlab.com.
    api_root: Host | None = None
    #: The id of the application registered in GitLab.
    app_id: str | None = None
    #: People without write access work in a copy of their own (GitHub).
    open_authoring: bool = False

    @model_validator(mode="after")
    def _can_sign_in(self) -> Backend:
        needed = {"github": "base_url", "gitlab": "app_id"}[self.name]
        if not getattr(self, needed):
            raise PydanticCustomError("missing", "needed", {"key": needed})
        return self

    def for_cms(self) -> dict[str, Any]:
        """Write it as the CMS reads it."""
        said = self.model_dump(exclude_none=True, exclude_defaults=True)
        said |= {"name": self.name, "branch": self.branch, "commit_messages": _COMMITS}
        if self.name == "gitlab":
            # Signing in without a service of one's own and without a secret in the page.
            said |= {"auth_type": "pkce"}
        return said

    @property
    def hosts(self) -> tuple[str, ...]:
        """What the editor speaks to, as sources of a Content-Security-Policy."""
        first = {
            "github": ("https://api.github.com",),
            "gitlab": (self.base_url or "https://gitlab.com",),
        }[self.name]
        asked = (self.api_root,) if self.api_root else first
        signing_in = first if self.name == "gitlab" else ()
        return tuple(dict.fromkeys(_origin(address) for address in (*asked, *signing_in)))


_COMMITS = {
    "create": "แก้ไข {{collection}}",
    "update": "แก้ไข {{collection}}",
    "delete": "ลบ {{collection}}",
    "uploadMedia": "เพิ่มไฟล์ {{path}}",
    "deleteMedia": "ลบไฟล์ {{path}}",
}


def read_backend(said: dict[str, Any]) -> Backend:
    """Read ``admin:``. Raises BackendFault."""
    try:
        return Backend.model_validate(said)
    except ValidationError as error:
        where = ", ".join(sorted({_key(details) for details in error.errors()}))
        raise BackendFault(
            f"admin: ใน mkdocs.yml ไม่ถูกต้องที่ {where} ดูวิธีเขียนใน docs/editor.md "
            f"(not understood: {where})"
        ) from error


def _key(details: ErrorDetails) -> str:
    return str(details["loc"][0] if details["loc"] else details["ctx"]["key"])


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
