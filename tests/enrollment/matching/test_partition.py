"""The four classes are a partition, and what the database says is what plain Python says."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enrollment.actions import comparison
from enrollment.models import Child, LeftBehind, MatchFinding, MatchRound, MatchRow
from enrollment.rules import targets
from tests.cast import QF
from tests.enrollment.matching.conftest import FOOTING, number
from yangguang.common import clock

NAMES = st.sampled_from(["甲", "乙", ""])
PEOPLE = st.dictionaries(st.integers(1, 8), NAMES.filter(bool), max_size=6)
LISTED = st.dictionaries(st.integers(1, 8), NAMES, max_size=6)


def plain(ours, theirs):
    """The comparison as anybody would write it."""
    both = {n for n in ours.keys() & theirs.keys() if theirs[n] in ("", ours[n])}
    return {
        "both": both,
        "differing": (ours.keys() & theirs.keys()) - both,
        "theirs": theirs.keys() - ours.keys(),
        "ours": ours.keys() - theirs.keys(),
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=PEOPLE, theirs=LISTED)
def test_the_classes_are_a_partition_and_agree_with_plain_python(cast, everywhere, ours, theirs):
    for model in (MatchFinding, MatchRow, MatchRound, LeftBehind, Child):
        model.objects.all().delete()
    for serial, name in ours.items():
        child = Child.objects.create(
            unit_id=QF, name=name, sex="male", id_number=number(serial), birth_date=date(2015, 5, 12)
        )
        LeftBehind.objects.create(
            unit_id=QF, child=child, placement="enrolled", source="school", found_on=date(2024, 6, 1),
            away="both",
        )  # fmt: skip
    found = MatchRound.objects.create(
        unit_id=QF, kind="civil_affairs", as_of=date(2024, 7, 1), by=cast.qf_clerk, **FOOTING
    )
    for serial, name in theirs.items():
        MatchRow.objects.create(unit_id=QF, round=found, number=serial, name=name, id_number=number(serial))
    counts = comparison.compare(found, targets.of("enrollment/left-behind"), now=clock.now())
    wanted = plain(ours, theirs)
    assert counts == {kind: len(numbers) for kind, numbers in wanted.items()}
    assert sum(counts.values()) == len(ours.keys() | theirs.keys())
    marked = dict(MatchRow.objects.values_list("number", "result"))
    assert marked == {n: kind for kind in ("both", "differing", "theirs") for n in wanted[kind]}
    names = {number(n): n for n in ours}
    left = {names[f.child.id_number.reveal()] for f in MatchFinding.objects.filter(kind="ours")}
    assert left == wanted["ours"]
