"""What a newsroom sets for its audits: rules off, other levels, findings to suppress."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from attrib.audit.catalogue import rules
from attrib.errors import InputError
from attrib.model import Level, Sha256

_LIMIT = 1_000_000  # characters; a longer file is not one that a person wrote


class Ignore(BaseModel):
    """Findings to suppress: all of a rule, or those of one article, or of one stretch of it.

    Attributes:
        rule: id of the rule.
        article: `sha256` of the article, or `None` for every article.
        start, end: code points of the article; a finding that touches them is meant.
        reason: for the next person who reads the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    rule: str
    article: Sha256 | None = None
    start: Annotated[int, Field(ge=0)] | None = None
    end: Annotated[int, Field(ge=1)] | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _require_rule(self.rule)
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end go together")
        if self.start is not None and self.article is None:
            raise ValueError("a stretch needs the article's sha256")
        return self


class Config(BaseModel):
    """Settings of an audit.

    Attributes:
        rules: level of a rule by its id, where it differs from `rules.toml`, or "off".
        ignore: findings to suppress.
        inline: whether lines `[attrib: ignore RULE]` in the article count.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: dict[str, Level | Literal["off"]] = Field(default_factory=dict)
    ignore: tuple[Ignore, ...] = ()
    inline: bool = True

    @model_validator(mode="after")
    def _known(self) -> Self:
        for rule in self.rules:
            _require_rule(rule)
        return self


DEFAULT = Config()


def read_config(path: Path) -> Config:
    """The settings in a TOML file.

    Raises:
        InputError: where the file cannot be read, is not TOML, or sets what does not exist.
    """
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(f"{path}: {reason.lower()}; name a TOML file of settings") from error
    if len(text) > _LIMIT:
        raise InputError(f"{path}: too long for a file of settings; name another file")
    try:
        return Config.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML ({error}); mend that line") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "settings"
        raise InputError(
            f"{path}: {where}: {first['msg']}; docs/audit.md lists what may be set"
        ) from error


def _require_rule(id: str) -> None:
    if id not in rules():
        raise ValueError(f"no rule {id!r}; there are {', '.join(rules())}")
