"""Size limits (architecture.md §6): a file is read in one sitting, a function in one look."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 40, 150


def tracked(*patterns: str) -> list[Path]:
    """Files of the project, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name and (ROOT / name).exists() and "migrations" not in name]


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines} lines"


def test_there_is_something_to_measure():
    assert len(tracked("*.py")) > 50


def test_no_python_file_is_too_long():
    assert [
        f"{p.relative_to(ROOT)}: {n} lines"
        for p in tracked("*.py")
        if (n := len(p.read_text().splitlines())) > FILE_LINES
    ] == []


def test_no_function_is_too_long():
    assert [line for path in tracked("*.py") for line in long_functions(path)] == []


def test_no_template_is_too_long():
    assert [
        f"{p.relative_to(ROOT)}: {n} lines"
        for p in tracked("templates/**/*.html", "templates/*.html")
        if (n := len(p.read_text().splitlines())) > TEMPLATE_LINES
    ] == []


def test_no_room_has_a_name_that_says_nothing():
    assert [p for p in tracked("*.py") if p.name in {"utils.py", "helpers.py"}] == []


def test_nothing_asks_the_machine_for_the_time_but_the_clock():
    """Business dates come from common.clock, or the training clock would lie (architecture.md §4)."""
    # Sessions, passwords and the audit trail live in real time: the training clock must not move them.
    # So do files on the disk, whose age the sweep compares.
    real_time = (
        "yangguang/common/clock.py",
        "yangguang/accounts/",
        "yangguang/audit/",
        "yangguang/evidence/tasks.py",
    )
    offenders = {
        str(path.relative_to(ROOT))
        for path in tracked(
            "yangguang/**/*.py", "campaign/**", "enrollment/**", "zoning/**", "complaints/**", "reports/**"
        )
        if path.suffix == ".py"
        and "embedded" not in path.parts
        and any(word in path.read_text() for word in ("datetime.now(", "date.today(", "timezone.now("))
    }
    assert {name for name in offenders if not name.startswith(real_time)} == set()
