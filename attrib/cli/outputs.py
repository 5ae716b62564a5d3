"""What a command may write to: never one of its inputs, and no name that promises another format.

>>> wants_json(Path("claims.JSON"))
True
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrib.errors import OutputError, UsageError

# Markdown may be any text, so a table under that name deceives nobody.
_ANY_TEXT = {".md"}
_SARIF = ".sarif"


def ready(
    output: Path | None, inputs: Iterable[str | Path] = (), writes: tuple[str, ...] = (".json",)
) -> None:
    """Refuse an output that cannot or should not be written, before the work that leads to it.

    Args:
        output: the file asked for; None is standard output.
        inputs: what is to be read, as named at the prompt.
        writes: the suffixes that the command has a format for, beside plain text.

    Raises:
        UsageError: the suffix is that of a format that another command writes.
        OutputError: the place cannot be written, or is one of the inputs.
    """
    if output is None:
        return
    from attrib.export import FORMATS
    from attrib.export.files import refuse_unwritable

    suffix = output.suffix.lower()
    if suffix not in {*writes, *_ANY_TEXT} and suffix in {*FORMATS, _SARIF}:
        other = "audit --format sarif" if suffix == _SARIF else "graph"
        raise UsageError(
            f"{output}: this command writes {' or '.join(('plain text', *writes))}; "
            f"attrib {other} writes {suffix}"
        )
    refuse_unwritable(output)
    refuse_inputs([output], inputs)


def wants_json(output: Path | None) -> bool:
    """Whether the name of `output` asks for JSON, as --json does."""
    return output is not None and output.suffix.lower() == ".json"


def refuse_inputs(outputs: Iterable[Path], inputs: Iterable[str | Path]) -> None:
    """Pass over `outputs`, unless writing them would replace what is to be read.

    Raises:
        OutputError: one of `outputs` is a file that is among `inputs`.
    """
    given = [Path(name) for name in inputs]
    for path in outputs:
        if any(is_one_file(path, other) for other in given):
            raise OutputError(
                f"{path}: is one of the inputs, and would be replaced; give another name with -o"
            )


def is_one_file(path: Path, other: Path) -> bool:
    """Whether both name one file on the disk, by whatever paths or links."""
    try:
        # a terminal or a pipe may well be both read and written
        return path.is_file() and path.samefile(other)
    except (OSError, ValueError):
        return False  # one of them is not there, or is an address
