"""Phases end by the city, in order, with a word on every hole; the three posts cannot be explained away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions.phases import close_phase
from campaign.gates import Requirement, register_requirement
from campaign.ledgers.systems import WorkgroupLedger
from campaign.models import Assignment, Campaign, PhaseClosing, PhaseExplanation
from campaign.queries.phases import bureaus, phase_lines
from campaign.rules import phases as rules
from tests.cast import HL, NL, PY, QF, Cast

POSTS = (("leader", "张明"), ("deputy", "李强"), ("office", "王芳"))


@pytest.fixture
def posts(campaign: Campaign, cast: Cast, now: datetime) -> Callable[..., None]:
    """``posts()``: every bureau names its three posts."""

    def name(*units: str) -> None:
        for unit in units or (PY, QF, NL, HL):
            for role, person in POSTS:
                values = {
                    "role": role, "name": person, "post": "局长", "department": "教育局",
                    "phone": "0393-0000001", "duty": "负责专项行动",
                }  # fmt: skip
                WorkgroupLedger().create(by=None, unit_id=unit, values=values, now=now)

    return name


def finish(campaign: Campaign, number: int, now: datetime, **only: Any) -> None:
    """Everything owed in the phase was handed in and accepted."""
    rows = Assignment.objects.filter(campaign=campaign, deliverable__phase__number=number, **only)
    rows.update(state="accepted", submitted_at=now, decided_at=now)


def holes(campaign: Campaign, number: int, now: datetime) -> list[Any]:
    lines = phase_lines(campaign, bureaus(campaign, [PY]), now.date())
    return next(line for line in lines if line.phase.number == number).holes


def explained(campaign: Campaign, number: int, now: datetime) -> dict[str, str]:
    return {hole.field: "月底前补齐" for hole in holes(campaign, number, now)}


def end(campaign: Campaign, number: int, by: Any, now: datetime, **more: Any) -> PhaseClosing:
    phase = campaign.phases.get(number=number)
    return close_phase(by=by, now=now, phase=phase, **{"explanations": {}, **more})


# --- Holes ---------------------------------------------------------------------------------------------


def test_a_county_lacks_what_the_city_has_not_accepted(campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    owed = Assignment.objects.get(unit=QF, deliverable__code="M2")
    found = {hole.title: hole.missing for hole in holes(campaign, 1, now) if hole.unit.code == QF}
    assert found["M2 制定专项行动实施细则并印发"] == "未开始"
    Assignment.objects.filter(pk=owed.pk).update(state="submitted", submitted_at=now)
    found = {hole.title: hole.missing for hole in holes(campaign, 1, now) if hole.unit.code == QF}
    assert found["M2 制定专项行动实施细则并印发"] == "已提交，等待市级审核"
    Assignment.objects.filter(pk=owed.pk).update(state="accepted", decided_at=now)
    assert not [hole for hole in holes(campaign, 1, now) if hole.unit.code == QF and hole.key == "M2"]


def test_schools_are_summed_up_under_their_county(campaign: Campaign, now: datetime) -> None:
    found = {(hole.unit.code, hole.key): hole.missing for hole in holes(campaign, 1, now)}
    assert found[QF, "M6-schools"] == "还有 2 所学校没有提交"
    assert found[NL, "M6-schools"] == "还有 1 所学校没有提交"
    assert (HL, "M6-schools") not in found


def test_what_the_city_owes_counts_when_handed_in(campaign: Campaign, now: datetime) -> None:
    def own() -> set[str]:
        return {hole.key for hole in holes(campaign, 1, now) if hole.unit.code == PY}

    assert own() == {"M1", "M3", "posts"}
    Assignment.objects.filter(unit=PY, deliverable__code="M3").update(state="submitted", submitted_at=now)
    assert own() == {"M1", "posts"}


def test_the_weeks_of_a_report_are_one_hole(campaign: Campaign, now: datetime) -> None:
    found = {hole.key: hole.missing for hole in holes(campaign, 3, now) if hole.unit.code == QF}
    assert found["A1"] == "还有 16 期没有办结"


def test_a_requirement_is_registered_once() -> None:
    with pytest.raises(ValueError, match="posts"):
        register_requirement(Requirement("posts", 2, "别的", lambda campaign, codes: {}))


# --- The end -------------------------------------------------------------------------------------------


def test_a_phase_without_holes_ends(cast: Cast, campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    finish(campaign, 1, now)
    closing = end(campaign, 1, cast.py_reviewer, now, note="各县（区）均已部署")
    assert (closing.closed_by, closing.closed_at, closing.unit_id) == (cast.py_reviewer, now, PY)
    assert not PhaseExplanation.objects.exists()


@pytest.mark.parametrize("who", ["qf_reviewer", "qf_leader", "py_leader", "hn_viewer", "zz_reviewer"])
def test_nobody_but_the_reviewer_of_the_city_ends_a_phase(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any, who: str
) -> None:
    posts()
    finish(campaign, 1, now)
    with pytest.raises(rules.NotTheCity):
        end(campaign, 1, getattr(cast, who), now)


def test_holes_without_a_word_are_named(cast: Cast, campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    finish(campaign, 1, now)
    Assignment.objects.filter(unit=QF, deliverable__code="M3").update(
        state="returned", reason="没有纪要", decided_at=now
    )
    with pytest.raises(rules.ExplanationMissing, match="清丰县“M3 召开动员部署会”已退回"):
        end(campaign, 1, cast.py_reviewer, now, explanations={f"why-{QF}-M3": "  "})
    assert not PhaseClosing.objects.exists()


def test_an_explained_hole_is_kept_with_what_was_missing(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any
) -> None:
    posts()
    finish(campaign, 1, now)
    Assignment.objects.filter(unit=QF, deliverable__code="M3").update(
        state="returned", reason="没有纪要", decided_at=now
    )
    end(campaign, 1, cast.py_reviewer, now, explanations={f"why-{QF}-M3": "会已开，纪要月底前补"})
    kept = PhaseExplanation.objects.get()
    assert (kept.unit_id, kept.requirement, kept.missing) == (QF, "M3", "已退回")
    html = cast.client(cast.qf_clerk).get(reverse("campaign:phases")).content.decode()
    assert "会已开，纪要月底前补" in html
    assert "会已开" not in cast.client(cast.nl_clerk).get(reverse("campaign:phases")).content.decode()


def test_the_three_posts_cannot_be_explained_away(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any
) -> None:
    posts(PY, QF, NL)
    finish(campaign, 1, now)
    with pytest.raises(rules.MustNotBeMissing, match="华龙区“一把手、分管领导、办公室主任”未明确组长"):
        end(campaign, 1, cast.py_reviewer, now, explanations={f"why-{HL}-posts": "尚未任命"})


def test_phases_end_in_their_order_and_once(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any
) -> None:
    posts()
    with pytest.raises(rules.ClosedInOrder):
        end(campaign, 2, cast.py_reviewer, now, explanations=explained(campaign, 2, now))
    end(campaign, 1, cast.py_reviewer, now, explanations=explained(campaign, 1, now))
    with pytest.raises(rules.ClosedAlready):
        end(campaign, 1, cast.py_reviewer, now, explanations=explained(campaign, 1, now))
    end(campaign, 2, cast.py_reviewer, now, explanations=explained(campaign, 2, now))
    closed = PhaseClosing.objects.order_by("phase__number")
    assert list(closed.values_list("phase__number", flat=True)) == [1, 2]


def test_a_phase_that_has_not_begun_does_not_end(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any
) -> None:
    posts()
    for number in (1, 2, 3):
        end(campaign, number, cast.py_reviewer, now, explanations=explained(campaign, number, now))
    with pytest.raises(rules.NotBegun, match="2024-10-01"):
        end(campaign, 4, cast.py_reviewer, now, explanations=explained(campaign, 4, now))


def _delete(row: Any) -> None:
    """Past the protection of the models: only the database is left to refuse."""
    rows = type(row).objects.filter(pk=row.pk)
    rows._raw_delete(rows.db)


# --- The database ---------------------------------------------------------------------------------------


def _row(campaign: Campaign, number: int, now: datetime) -> PhaseClosing:
    return PhaseClosing(unit_id=PY, phase=campaign.phases.get(number=number), closed_at=now)


def test_the_database_keeps_the_order(campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    with pytest.raises(IntegrityError, match="earlier phase"), transaction.atomic():
        _row(campaign, 2, now).save()


def test_the_database_wants_the_three_posts(campaign: Campaign, now: datetime, posts: Any) -> None:
    posts(PY, QF, HL)
    with pytest.raises(IntegrityError, match="three posts"), transaction.atomic():
        _row(campaign, 1, now).save()
    posts(NL)
    _row(campaign, 1, now).save()


def test_the_database_keeps_an_end_as_it_was(campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    row = _row(campaign, 1, now)
    row.save()
    why = PhaseExplanation(
        unit_id=QF, closing=row, requirement="M3", title="动员会", missing="已退回", text="补"
    )
    why.save()
    for kept in (row, why):
        with pytest.raises(IntegrityError, match="kept as it was"), transaction.atomic():
            type(kept).objects.filter(pk=kept.pk).update(updated_at=now)
        with pytest.raises(IntegrityError, match="kept as it was"), transaction.atomic():
            _delete(kept)


def test_the_database_takes_no_excuse_for_the_posts(campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    row = _row(campaign, 1, now)
    row.save()
    with pytest.raises(IntegrityError, match="explanation_not_of_named_posts"), transaction.atomic():
        PhaseExplanation(
            unit_id=QF, closing=row, requirement="posts", title="岗位", missing="缺", text="补"
        ).save()


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_city_ends_a_phase_on_its_page(cast: Cast, campaign: Campaign, now: datetime, posts: Any) -> None:
    posts()
    client, url = cast.client(cast.py_reviewer), reverse("campaign:phases-close")
    texts = explained(campaign, 1, now)
    first, *rest = texts
    asked = client.get(url).content.decode()
    assert f'name="{first}"' in asked
    refused = client.post(url, {"phase": "1", **{name: texts[name] for name in rest}})
    assert refused.status_code == 422
    assert "月底前补齐" in refused.content.decode()
    done = client.post(url, {"phase": "1", "note": "已部署", **texts})
    assert done.status_code == 302
    assert PhaseClosing.objects.get().note == "已部署"
    assert PhaseExplanation.objects.count() == len(texts)


def test_an_old_form_does_not_end_the_next_phase(
    cast: Cast, campaign: Campaign, now: datetime, posts: Any
) -> None:
    posts()
    end(campaign, 1, cast.py_reviewer, now, explanations=explained(campaign, 1, now))
    answer = cast.client(cast.py_reviewer).post(
        reverse("campaign:phases-close"), {"phase": "1", **explained(campaign, 2, now)}
    )
    assert answer.status_code == 422
    assert "已经结束" in answer.content.decode()
    assert PhaseClosing.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("py_reviewer", 200), ("qf_reviewer", 404), ("py_leader", 403)])
def test_who_opens_the_closing_page(cast: Cast, campaign: Campaign, who: str, status: int) -> None:
    client = cast.client(getattr(cast, who))
    assert client.get(reverse("campaign:phases-close")).status_code == status


def test_a_county_reads_its_holes_and_where_to_mend_them(cast: Cast, campaign: Campaign) -> None:
    html = cast.client(cast.qf_clerk).get(reverse("campaign:phases-unit", args=[QF])).content.decode()
    assert "必须补齐，不能以说明代替" in html
    assert "五项制度还不齐" in html
    assert f"/campaign/systems/?unit={QF}" in html


def test_the_board_costs_the_same_for_any_number_of_bureaus(
    cast: Cast, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    client = cast.client(cast.py_reviewer)
    with django_assert_max_num_queries(22):
        html = client.get(reverse("campaign:phases")).content.decode()
    assert "项未完成" in html


def test_a_school_reads_which_phases_are_over(cast: Cast, campaign: Campaign) -> None:
    html = cast.client(cast.qf_school).get(reverse("campaign:phases")).content.decode()
    assert "第1阶段 动员部署" in html
    assert "清丰县</a>" not in html
