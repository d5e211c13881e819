"""Rumours, incidents, risks, disputes, duty: from the find to the answer (plan 四（二）)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaign.actions import opinion as actions
from campaign.choices.opinion import EntryKind, IncidentState, RiskState, RumourState, Truth
from campaign.models import Campaign, DutyShift, Incident, Risk, Rumour
from campaign.rules import WrongState
from campaign.rules import opinion as rules
from tests.cast import NL, QF, Cast
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope

STATEMENT = {"statement": "招生不收赞助费，以教育局公告为准。", "published_where": "县教育局公众号"}


@pytest.fixture
def rumour(cast: Cast, everywhere: None, now: datetime) -> Rumour:
    """Found by 清丰县 on the training day, a Friday."""
    values = {"claim": "今年入学要交赞助费", "seen_at": "家长群", "found_on": now.date()}
    return actions.found_rumour(by=cast.qf_clerk, unit_id=QF, values=values, now=now)


@pytest.fixture
def incident(cast: Cast, campaign: Campaign, now: datetime) -> Callable[..., Incident]:
    """``incident(level="larger")`` of 清丰县."""

    def make(level: str = "ordinary") -> Incident:
        values = {
            "title": "报名排队引发关注", "level": level, "facts": "约二十名家长提前排队", "seen_at": "校门口",
            "found_on": now.date(),
        }  # fmt: skip
        return actions.open_incident(by=cast.qf_clerk, unit_id=QF, values=values, now=now)

    return make


def test_a_rumour_is_answered_by_the_next_working_day(rumour: Rumour) -> None:
    assert (rumour.found_on, rumour.answer_by) == (date(2024, 7, 12), date(2024, 7, 15))


def test_the_road_from_found_to_published_and_what_parents_then_read(
    cast: Cast, rumour: Rumour, now: datetime, client: Any
) -> None:
    public = reverse("campaign:clarifications")
    assert rumour.claim not in client.get(public).content.decode()
    actions.check_rumour(by=cast.qf_clerk, now=now, row=rumour, truth=Truth.FALSE, finding="财务核实无此收费")
    assert rumour.claim not in client.get(public).content.decode()
    found = actions.publish_statement(by=cast.qf_reviewer, now=now, row=rumour, **STATEMENT)
    assert (found.state, found.published_on) == (RumourState.PUBLISHED, now.date())
    page = client.get(public).content.decode()
    assert rumour.claim in page
    assert STATEMENT["statement"] in page
    assert "财务核实" not in page
    assert actions.close_rumour(by=cast.qf_reviewer, now=now, row=rumour).state == RumourState.CLOSED


def test_whoever_checked_does_not_sign_the_statement(cast: Cast, rumour: Rumour, now: datetime) -> None:
    actions.check_rumour(by=cast.qf_reviewer, now=now, row=rumour, truth=Truth.FALSE, finding="核实")
    with pytest.raises(rules.SameSigner):
        actions.publish_statement(by=cast.qf_reviewer, now=now, row=rumour, **STATEMENT)


def test_what_is_true_is_not_refuted_but_may_be_closed(cast: Cast, rumour: Rumour, now: datetime) -> None:
    actions.check_rumour(by=cast.qf_clerk, now=now, row=rumour, truth=Truth.TRUE, finding="确有收费")
    with pytest.raises(rules.TruthContradicts):
        actions.publish_statement(by=cast.qf_reviewer, now=now, row=rumour, **STATEMENT)
    assert actions.close_rumour(by=cast.qf_reviewer, now=now, row=rumour).state == RumourState.CLOSED


def test_what_is_false_is_not_closed_in_silence(cast: Cast, rumour: Rumour, now: datetime) -> None:
    actions.check_rumour(by=cast.qf_clerk, now=now, row=rumour, truth=Truth.FALSE, finding="无此事")
    with pytest.raises(rules.NothingPublished):
        actions.close_rumour(by=cast.qf_reviewer, now=now, row=rumour)


def test_a_rumour_that_comes_back_gets_a_new_clock(
    cast: Cast, rumour: Rumour, now: datetime, at: Callable[[str], None]
) -> None:
    actions.check_rumour(by=cast.qf_clerk, now=now, row=rumour, truth=Truth.FALSE, finding="无此事")
    actions.publish_statement(by=cast.qf_reviewer, now=now, row=rumour, **STATEMENT)
    at("2024-07-19")
    back = actions.note_recurrence(by=cast.qf_clerk, now=clock.now(), row=rumour, text="又在抖音出现")
    assert (back.state, back.answer_by) == (RumourState.CHECKED, date(2024, 7, 22))


def test_what_was_answered_in_public_is_locked_in_the_form(cast: Cast, rumour: Rumour, now: datetime) -> None:
    actions.check_rumour(by=cast.qf_clerk, now=now, row=rumour, truth=Truth.FALSE, finding="无此事")
    actions.publish_statement(by=cast.qf_reviewer, now=now, row=rumour, **STATEMENT)
    answer = cast.client(cast.qf_clerk).get(reverse("campaign:rumours-edit", args=[rumour.pk]))
    assert answer.status_code == 423


def test_the_database_publishes_no_rumour_without_a_statement(rumour: Rumour) -> None:
    with pytest.raises(IntegrityError, match="rumour_published_has_statement"), transaction.atomic():
        Rumour.objects.filter(pk=rumour.pk).update(state="published", truth="false", finding="x")


@pytest.mark.parametrize(("level", "told"), [("ordinary", 0), ("larger", 1), ("grave", 1)])
def test_a_grave_incident_is_reported_upwards_in_the_same_moment(
    incident: Callable[..., Incident], level: str, told: int
) -> None:
    found = incident(level)
    assert Notice.objects.filter(unit="4109", key__contains=str(found.pk)).count() == told


def test_a_county_reports_within_its_own_scope(cast: Cast, campaign: Campaign, now: datetime) -> None:
    """The clerk's scope is the county; the notice lies above it."""
    client = cast.client(cast.qf_clerk)
    form = {
        "title": "家长聚集", "level": "major", "facts": "三十余人", "seen_at": "局门口",
        "found_on": "2024-07-12",
    }  # fmt: skip
    assert client.post(reverse("campaign:incidents-add"), form).status_code == 302
    with scope("4109"):
        assert Notice.objects.filter(unit="4109", title__contains="家长聚集").exists()


def test_a_grave_incident_is_not_calm_before_publicity_and_cyberspace_know(
    cast: Cast, incident: Callable[..., Incident], now: datetime
) -> None:
    found = incident("larger")
    actions.handle_incident(by=cast.qf_clerk, now=now, row=found, text="现场劝导")
    with pytest.raises(rules.DepartmentsMissing):
        actions.calm_incident(by=cast.qf_reviewer, now=now, row=found, text="已散去")
    for department in ("publicity", "cyberspace"):
        actions.inform_department(
            by=cast.qf_clerk, now=now, row=found, department=department, text="已电话通报"
        )
    calm = actions.calm_incident(by=cast.qf_reviewer, now=now, row=found, text="家长认可，已散去")
    assert calm.state == IncidentState.CALM
    kinds = list(found.entries.values_list("kind", flat=True))
    assert kinds == [
        EntryKind.OPENED, EntryKind.REPORTED, EntryKind.MEASURES, EntryKind.INFORMED, EntryKind.INFORMED,
        EntryKind.CALMED,
    ]  # fmt: skip


def test_the_superior_closes_or_sends_back(
    cast: Cast, incident: Callable[..., Incident], now: datetime
) -> None:
    found = incident()
    actions.handle_incident(by=cast.qf_clerk, now=now, row=found, text="劝导")
    actions.calm_incident(by=cast.qf_reviewer, now=now, row=found, text="平息")
    back = actions.return_incident(by=cast.py_reviewer, now=now, row=found, reason="没有答复家长")
    assert back.state == IncidentState.HANDLING
    assert Notice.objects.filter(unit=QF, title__contains="退回处置").exists()
    actions.calm_incident(by=cast.qf_reviewer, now=now, row=found, text="已逐一答复")
    assert actions.close_incident(by=cast.py_reviewer, now=now, row=found).state == IncidentState.CLOSED


def test_whoever_called_it_calm_does_not_close_it(
    cast: Cast, incident: Callable[..., Incident], now: datetime
) -> None:
    """The city's reviewer may say so for the county; then another one closes it."""
    found = incident()
    actions.handle_incident(by=cast.qf_clerk, now=now, row=found, text="劝导")
    actions.calm_incident(by=cast.py_reviewer, now=now, row=found, text="平息")
    with pytest.raises(rules.CloserHandled):
        actions.close_incident(by=cast.py_reviewer, now=now, row=found)
    found.refresh_from_db()
    assert found.state == IncidentState.CALM
    closed = actions.close_incident(by=cast.py_leader, now=now, row=found)
    assert closed.state == IncidentState.CLOSED


def test_an_incident_that_was_never_handled_is_not_closed(
    cast: Cast, incident: Callable[..., Incident], now: datetime
) -> None:
    with pytest.raises(WrongState):
        actions.close_incident(by=cast.py_reviewer, now=now, row=incident())


def test_a_risk_that_comes_true_becomes_an_incident(cast: Cast, campaign: Campaign, now: datetime) -> None:
    risk = Risk.objects.create(
        unit_id=QF, step="registration", title="首日排队聚集", likelihood=4, impact=4, measures="分时段报名",
        owner="张明", review_on=now.date(),
    )  # fmt: skip
    found = actions.risk_occurred(by=cast.qf_clerk, now=now, row=risk, level="ordinary", text="排队三百米")
    assert (found.state, found.incident.title) == (RiskState.OCCURRED, "首日排队聚集")
    with pytest.raises(WrongState):
        actions.resolve_risk(by=cast.qf_clerk, now=now, row=risk, outcome="已化解")


@pytest.mark.parametrize(
    ("state", "settled_on", "word"),
    [
        ("settled", "", "请填写化解日期"),
        ("open", "2024-07-11", "请不要填写"),
        ("settled", "2024-07-01", "不能早于"),
        ("settled", "2024-07-13", "不能晚于今天"),
    ],
)
def test_a_dispute_says_when_it_was_settled(
    cast: Cast, campaign: Campaign, state: str, settled_on: str, word: str
) -> None:
    form = {
        "summary": "片区调整要求说明", "found_on": "2024-07-10", "mediator": "张明", "state": state,
        "settled_on": settled_on,
    }  # fmt: skip
    answer = cast.client(cast.qf_clerk).post(reverse("campaign:disputes-add"), form)
    assert answer.status_code == 422
    assert word in answer.content.decode()


def test_the_page_of_the_day_shows_the_own_units_only(
    cast: Cast, rumour: Rumour, incident: Callable[..., Incident]
) -> None:
    incident()
    page = reverse("campaign:opinion")
    own = cast.client(cast.qf_clerk).get(page).content.decode()
    assert rumour.claim in own
    assert "报名排队引发关注" in own
    assert "今天还没有排班" in own
    foreign = cast.client(cast.nl_clerk).get(page).content.decode()
    assert rumour.claim not in foreign
    assert NL not in own


def test_the_page_of_the_day_names_who_has_nobody_on_duty(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    DutyShift.objects.create(
        unit_id=QF, day=now.date(), person="李强", phone="0393-0000000", leader="王磊",
        leader_phone="0393-0000001",
    )  # fmt: skip
    page = cast.client(cast.py_reviewer).get(reverse("campaign:opinion"))
    assert [unit.pk for unit in page.context["opinion"].unmanned] == ["410902", NL]
    assert "今天没有排班" in page.content.decode()


def test_a_risk_whose_review_is_over_says_so_and_its_cell_opens_it(
    cast: Cast, campaign: Campaign, now: datetime
) -> None:
    for title, likelihood, day in (("排队聚集", 4, "2024-07-10"), ("网络卡顿", 2, "2024-07-30")):
        Risk.objects.create(
            unit_id=QF, step="registration", title=title, likelihood=likelihood, impact=4,
            measures="分时段报名", owner="张明", review_on=day,
        )  # fmt: skip
    client = cast.client(cast.qf_clerk)
    html = client.get(reverse("campaign:opinion")).content.decode()
    assert html.count("已逾期 2 个工作日") == 1
    link = "?preset=watched&likelihood_from=4&likelihood_to=4&impact_from=4&impact_to=4"
    assert link.replace("&", "&amp;") in html
    rows = client.get(f"/campaign/risks/{link}").content.decode()
    assert "排队聚集" in rows
    assert "已逾期 2 个工作日" in rows
    assert "网络卡顿" not in rows


def test_the_page_asks_few_questions(cast: Cast, rumour: Rumour, django_assert_max_num_queries: Any) -> None:
    client = cast.client(cast.py_reviewer)
    client.get(reverse("campaign:opinion"))  # the session notes when it was seen
    with django_assert_max_num_queries(13):
        client.get(reverse("campaign:opinion"))
