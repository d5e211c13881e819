"""Documents speak of things that exist."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

ROOT = Path(__file__).resolve().parents[2]
IDENTIFIER = re.compile(r"`((?:yangguang|campaign|enrollment|zoning|complaints|reports)(?:\.\w+)+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)")


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
