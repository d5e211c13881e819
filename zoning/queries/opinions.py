"""Opinions counted, and what the public reads of them: never a name, never the words of one person."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, TypedDict

from django.db.models import Count

from yangguang.tenancy.scope import scope, secret_hash
from zoning.choices.adjustments import Adopted, Stance
from zoning.models import Adjustment, Opinion


class Answered(TypedDict):
    """Opinions of one gist with one answer."""

    gist: str
    adopted: str
    answer: str
    count: int


class Figures(TypedDict):
    """What a consultation came to, as it stands in the record of the step."""

    total: int
    unanswered: int
    stances: Mapping[str, int]
    adopted: Mapping[str, int]
    answers: list[Answered]


def figures_of(adjustment: Adjustment) -> Figures:
    """Counted now: by stance, by what became of it, and the answers, the most frequent first. 1 query."""
    rows = list(
        Opinion.objects.filter(adjustment=adjustment)
        .order_by()
        .values_list("stance", "adopted", "gist", "answer")
        .annotate(count=Count("pk"))
    )
    stances: Counter[str] = Counter()
    adopted: Counter[str] = Counter()
    answers: Counter[tuple[str, str, str]] = Counter()
    for stance, verdict, gist, answer, count in rows:
        stances[stance] += count
        if verdict:
            adopted[verdict] += count
            answers[gist, verdict, answer] += count
    total = stances.total()
    return {
        "total": total,
        "unanswered": total - adopted.total(),
        "stances": {stance.value: stances[stance] for stance in Stance},
        "adopted": {verdict.value: adopted[verdict] for verdict in Adopted},
        "answers": [
            {"gist": gist, "adopted": Adopted(verdict).label, "answer": answer, "count": count}
            for (gist, verdict, answer), count in answers.most_common()
        ],
    }


def opinion_with(key: str) -> Opinion | None:
    """The opinion of a code's key (:func:`zoning.rules.opinions.code_key`); the database shows no other."""
    with scope(secret=key):
        rows: Any = Opinion.objects.filter(secret_hash=secret_hash(key))
        found: Opinion | None = rows.select_related("adjustment__unit").first()
        return found
