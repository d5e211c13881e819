"""What the database itself refuses about zones and their adjustments."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import NL, QF, QF_SCHOOL, QF_SCHOOL_2
from tests.zoning.conftest import draft, move, place, publish, record, rule
from yangguang.tenancy.scope import scope
from zoning.models import AddressRule, Adjustment, AdjustmentStep, Opinion, PlaceName, Zone, ZoneSchool

DAY = date(2024, 5, 6)


def refused(saying: str):
    """The database refuses with this sentence (or the name of a constraint)."""
    return pytest.raises(IntegrityError, match=saying)


def at_consultation(adjustment: Adjustment) -> Adjustment:
    """Assessed, argued, and put to the public for a week."""
    move(adjustment, "assessment")
    record(adjustment, "assessment", DAY)
    move(adjustment, "argument")
    record(adjustment, "argument", DAY + timedelta(days=1))
    opens = DAY + timedelta(days=2)
    return move(adjustment, "consultation", shown=True, opens_on=opens, closes_on=opens + timedelta(days=6))


def say(adjustment: Adjustment, on: date) -> Opinion:
    return Opinion.objects.create(
        unit_id=adjustment.unit_id, adjustment=adjustment, stance="oppose", text="离家太远", on=on,
        secret_hash="h", contact="13800001234",
    )  # fmt: skip


# --- Places -------------------------------------------------------------------------------------------------


def test_every_name_of_a_place_can_be_looked_up(road):
    road.names = ["朝阳路", "老朝阳街"]
    road.save()
    assert set(PlaceName.objects.values_list("text", flat=True)) == {"朝阳路", "老朝阳街"}


def test_two_villages_of_one_name_lie_in_two_townships(cast, everywhere):
    place("刘庄村", "village", township="410922100")
    place("刘庄村", "village", township="410922101")
    with refused("place_once"), transaction.atomic():
        place("刘庄村", "village", township="410922101")


# --- Zones --------------------------------------------------------------------------------------------------


def test_a_rule_repeats_what_its_zone_says(zone, road):
    found = AddressRule.objects.get()
    assert (found.kind, found.stage, found.year, found.state, found.shown) == (
        "road", "primary", 2024, "draft", False,
    )  # fmt: skip
    publish(zone)
    found.refresh_from_db()
    assert (found.state, found.shown) == ("published", True)


def test_a_rule_names_a_place_of_its_own_county(zone):
    with refused("its own county"), transaction.atomic():
        rule(zone, place("人民路", unit=NL))


@pytest.mark.parametrize(
    ("numbers", "name"),
    [({"first": 9, "last": 1}, "runs_upwards"), ({"first": 1, "last": 10**6}, "number_is_small")],
)
def test_numbers_run_upwards(zone, road, numbers, name):
    with refused(name), transaction.atomic():
        rule(zone, road, **numbers)


def test_a_village_is_whole(zone):
    with refused("village_is_whole"), transaction.atomic():
        rule(zone, place("刘庄村", "village"), first=1, last=9)


@pytest.mark.parametrize(
    ("change", "saying"),
    [
        (lambda zone: Zone.objects.filter(pk=zone.pk).update(text="x"), "not edited"),
        (lambda zone: Zone.objects.filter(pk=zone.pk).update(state="draft", shown=False), "nothing else"),
        (lambda zone: Zone.objects.filter(pk=zone.pk).update(shown=False), "not edited"),
        (lambda zone: AddressRule.objects.update(last=999), "not edited"),
        (lambda zone: AddressRule.objects.all().delete(), "not edited"),
        (lambda zone: ZoneSchool.objects.update(school_id=QF_SCHOOL_2), "not edited"),
        (lambda zone: rule(zone, place("新路")), "not edited"),
        (lambda zone: zone.delete(), "not edited"),
    ],
)
def test_a_published_zone_is_never_edited(zone, change, saying):
    publish(zone)
    with refused(saying), transaction.atomic():
        change(zone)


def test_a_published_zone_is_superseded_by_a_version_and_stays(zone):
    publish(zone)
    zone.state, zone.superseded_on = "superseded", date(2024, 7, 1)
    zone.save()
    with refused("nothing else"), transaction.atomic():
        Zone.objects.update(state="published", superseded_on=None)
    assert AddressRule.objects.get().state == "superseded"


def test_a_zone_is_not_published_without_document_school_or_area(zone, road):
    with refused("rests_on_a_document"), transaction.atomic():
        Zone.objects.update(state="published", shown=True, published_on=DAY)
    with refused("leads to a school"), transaction.atomic():
        publish(draft("无校片区"))
    with refused("addresses or a polygon"), transaction.atomic():
        publish(draft("无址片区", QF_SCHOOL))


def test_a_new_line_needs_an_adjustment_that_was_published(zone, road, adjustment):
    publish(zone)
    new = draft("向阳新片区", QF_SCHOOL, supersedes=zone)
    rule(new, road)
    with refused("changed_by_an_adjustment"), transaction.atomic():
        publish(new)
    new.adjustment = adjustment
    with refused("follows its adjustment"), transaction.atomic():
        publish(new)


def test_an_adjustment_changes_zones_of_its_own_stage(adjustment, cast):
    with refused("own county, stage and year"), transaction.atomic():
        draft("初中片区", stage="junior", adjustment=adjustment)


def test_a_draft_is_seen_by_its_county_alone_and_a_published_zone_by_everybody(zone):
    with scope():
        assert not Zone.objects.exists()
        assert not AddressRule.objects.exists()
    publish(zone)
    with scope():
        assert [str(rule.place) for rule in AddressRule.objects.select_related("place")] == ["朝阳路"]
        assert ZoneSchool.objects.get().school_id == QF_SCHOOL


def test_a_zone_in_force_is_ended_by_an_adjustment_of_its_own_before_people_are_asked(zone, adjustment):
    with refused("ended by an adjustment"), transaction.atomic():
        Zone.objects.update(ended_by=adjustment)
    publish(zone)
    other = Adjustment.objects.create(
        unit_id=QF, stage="junior", year=2024, title="初中调整", triggers=["layout"], reason="x"
    )
    with refused("ended by an adjustment"), transaction.atomic():
        Zone.objects.update(ended_by=other)
    Zone.objects.update(ended_by=adjustment)
    at_consultation(adjustment)
    with refused("ended by an adjustment"), transaction.atomic():
        Zone.objects.update(ended_by=None)


def test_a_draft_is_dropped_with_its_adjustment_alone(zone, adjustment):
    planned = draft("新片区", QF_SCHOOL, adjustment=adjustment)
    with refused("dropped with its adjustment"), transaction.atomic():
        Zone.objects.filter(pk=planned.pk).update(state="dropped")
    move(adjustment, "dropped", dropped_why="不再需要")
    Zone.objects.filter(pk=planned.pk).update(state="dropped")
    with refused("not edited"), transaction.atomic():
        Zone.objects.filter(pk=planned.pk).update(text="改")


# --- Adjustments --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["argument", "consultation", "decision", "published"])
def test_no_step_is_skipped(adjustment, state):
    more = {"shown": True, "opens_on": DAY, "closes_on": DAY + timedelta(days=6)}
    if state == "published":
        more |= {"published_on": DAY, "registration_opens_on": DAY + timedelta(days=1)}
    with refused("steps in order"), transaction.atomic():
        move(adjustment, state, **({} if state == "argument" else more))


def test_no_step_is_left_without_its_document(adjustment):
    move(adjustment, "assessment")
    with refused("record and its document"), transaction.atomic():
        move(adjustment, "argument")
    adjustment.refresh_from_db()
    record(adjustment, "assessment", DAY, paper=False)
    with refused("record and its document"), transaction.atomic():
        move(adjustment, "argument")


def test_a_step_is_recorded_while_it_is_taken(adjustment):
    with refused("while it is being taken"), transaction.atomic():
        record(adjustment, "assessment", DAY)


def test_a_consultation_is_open_for_seven_days(adjustment):
    adjustment.opens_on, adjustment.closes_on = DAY, DAY + timedelta(days=5)
    with refused("long_enough"), transaction.atomic():
        adjustment.save()


def test_a_consultation_is_read_by_everybody_and_not_shortened(adjustment):
    at_consultation(adjustment)
    with scope():
        assert Adjustment.objects.get() == adjustment
    adjustment.closes_on -= timedelta(days=1)
    adjustment.opens_on -= timedelta(days=1)
    with refused("never shortened"), transaction.atomic():
        adjustment.save()


def test_the_public_speaks_only_while_it_is_asked(adjustment):
    at_consultation(adjustment)
    with scope(secret="code"), refused("while the consultation is open"), transaction.atomic():
        say(adjustment, adjustment.closes_on + timedelta(days=1))


def test_the_plan_stays_while_people_are_asked(adjustment, road):
    planned = draft("新片区", QF_SCHOOL, adjustment=adjustment)
    rule(planned, road)
    at_consultation(adjustment)
    for change in (
        lambda: Zone.objects.update(text="改"),
        lambda: AddressRule.objects.update(last=5),
        lambda: AddressRule.objects.all().delete(),
        lambda: draft("又一片区", adjustment=adjustment),
    ):
        with refused("while people are asked"), transaction.atomic():
            change()


def test_a_decision_waits_for_the_last_day_and_every_answer(adjustment):
    at_consultation(adjustment)
    opinion = say(adjustment, adjustment.opens_on)
    early = record(adjustment, "consultation", adjustment.closes_on)
    with refused("after its last day"), transaction.atomic():
        move(adjustment, "decision")
    adjustment.refresh_from_db()
    early.on = adjustment.closes_on + timedelta(days=1)
    early.save()
    with refused("has its answer"), transaction.atomic():
        move(adjustment, "decision")
    Opinion.objects.filter(pk=opinion.pk).update(
        gist="离家远", answer="已调整", adopted="yes", answered_on=early.on
    )
    adjustment.refresh_from_db()
    assert move(adjustment, "decision").state == "decision"


def test_what_was_said_stays(adjustment):
    at_consultation(adjustment)
    say(adjustment, adjustment.opens_on)
    with refused("What was said stays"), transaction.atomic():
        Opinion.objects.update(text="同意")
    with refused("An opinion stays"), transaction.atomic():
        Opinion.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM zoning_opinion")
        assert "1380" not in cursor.fetchone()[0]


def test_zones_are_published_before_registration_opens(adjustment):
    move(adjustment, "dropped", dropped_why="不再需要")
    with refused("over is not edited"), transaction.atomic():
        Adjustment.objects.update(title="别的")
    with refused("before_registration"), transaction.atomic():
        Adjustment.objects.create(
            unit_id=QF, stage="primary", year=2024, title="另一", triggers=["layout"], reason="x",
            published_on=DAY, registration_opens_on=DAY,
        )  # fmt: skip


def test_everybody_reads_a_disclosed_step_once_its_adjustment_was_put_to_the_public(adjustment):
    move(adjustment, "assessment")
    record(adjustment, "assessment", DAY)
    AdjustmentStep.objects.update(disclosed=True)
    with scope():
        assert not AdjustmentStep.objects.exists()
    move(adjustment, "argument")
    record(adjustment, "argument", DAY)
    move(adjustment, "consultation", shown=True, opens_on=DAY, closes_on=DAY + timedelta(days=6))
    with scope():
        assert [step.kind for step in AdjustmentStep.objects.all()] == ["assessment"]
