"""The table a run prints; docs/performance.md holds one such table."""

from collections.abc import Sequence

from benchmarks.measure import Figure, Line

HEAD = ("work", "limit", "ours", "ratio", "of processor time", "goal", "met", "")


def printed(lines: Sequence[Line]) -> str:
    """Markdown, as it stands in the docs."""
    rows = [HEAD, ("---",) * len(HEAD), *map(_row, lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _row(line: Line) -> tuple[str, ...]:
    met = "yes" if line.met else "**no**"
    if isinstance(line, Figure):
        value, goal = f"{line.value:g} {line.unit}".rstrip(), f"≤ {line.goal:g} {line.unit}".rstrip()
        return (line.work, "–", value, "–", "–", goal, met, line.note)
    goal = "–" if line.goal is None else f"≤ {line.goal:g}"
    return (
        line.work,
        f"{line.limit}: {seconds(line.bound.wall)}",
        seconds(line.ours.wall),
        f"{line.ratio:.2f}",
        f"{line.cpu_ratio:.2f}",
        goal,
        "–" if line.goal is None else met,
        line.note,
    )


def seconds(value: float) -> str:
    """A time as people read it."""
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"
