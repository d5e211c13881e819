"""Documents speak of things that exist."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

ROOT = Path(__file__).resolve().parents[2]
IDENTIFIER = re.compile(r"`((?:yangguang|campaign|enrollment|zoning|complaints|reports)(?:\.\w+)+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


# How many sentences of the notice ask for something, by its parts (docs/coverage.md).
PLAN = {
    "1": 5, "2.1": 8, "2.2": 8, "2.3": 10, "2.4": 12, "2.5": 6, "3": 4, "4.1": 6, "4.2": 7, "4.3": 6,
}  # fmt: skip
TEST = re.compile(r"(tests/[\w/]+/)?(test_\w+\.py)")


def identifiers() -> list[str]:
    return sorted(set(IDENTIFIER.findall((ROOT / "docs/glossary.md").read_text())))


@pytest.mark.parametrize("name", identifiers())
def test_every_word_of_the_glossary_exists_in_the_code(name):
    resolve_name(name)  # raises where a module, a class or an attribute on the way is missing


def test_the_glossary_has_words():
    assert len(identifiers()) > 20


@pytest.mark.parametrize(
    "page", [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=str
)
def test_links_lead_somewhere(page):
    targets = [link for link in LINK.findall(page.read_text()) if not link.startswith("http")]
    assert [link for link in targets if not (page.parent / link).exists()] == []


def test_decisions_are_numbered_as_they_are_headed():
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        assert page.read_text().startswith(f"# {page.name[:4]} "), page.name


def test_decision_numbers_are_unique():
    numbers = [page.name[:4] for page in (ROOT / "docs/decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))


def coverage() -> list[list[str]]:
    """Cells of the table of docs/coverage.md, line by line."""
    lines = (ROOT / "docs/coverage.md").read_text().splitlines()
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")][1:]


def test_every_sentence_of_the_plan_is_covered_or_said_to_be_missing():
    asked = {f"{part}.{number}" for part, count in PLAN.items() for number in range(1, count + 1)}
    assert {row for cells in coverage() for row in cells[0].split(", ")} == asked | {"0", "附件"}
    assert all(
        len(cells) == 5 and cells[4].startswith(("works", "part: ", "no function")) for cells in coverage()
    )


def test_coverage_names_tests_that_are_there():
    missing = []
    for cells in coverage():
        folder = ""
        for where, name in TEST.findall(cells[3]):
            folder = where or folder  # a second file of the same folder is named alone
            if not (ROOT / folder / name).exists():
                missing.append(folder + name)
    assert missing == []
