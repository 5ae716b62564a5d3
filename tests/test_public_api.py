"""What others may rely on. A change here is a change for them: say so in the release's notes."""

from __future__ import annotations

import subprocess
import sys

import attrib

HEAVY = {"numpy", "onnxruntime", "tokenizers", "networkx", "pyvis", "trafilatura", "rich"}
NAMES = ["AttribError", "Report", "graph", "load", "parse", "parse_article"]


def test_these_are_the_public_names() -> None:
    assert sorted(attrib.__all__) == sorted(NAMES)


def test_each_is_there_and_says_what_it_is() -> None:
    for name in NAMES:
        assert getattr(attrib, name).__doc__


def test_importing_it_imports_nothing_heavy() -> None:
    script = f"import sys, attrib\nsys.exit(', '.join({HEAVY} & set(sys.modules)) or 0)\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
