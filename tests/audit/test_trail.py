"""The auditor's desk: who did what to which fields, and nothing of what stands in them (C6, C47, C48)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from yangguang.accounts.actions import grant_role, revoke_grant
from yangguang.audit.actions import ReasonMissing, TooManyReveals, record, reveal
from yangguang.audit.choices import Happening
from yangguang.audit.models import Reveal, SecurityEvent
from yangguang.common import clock
from yangguang.notices.models import Notice
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

PAGES = ["audit:history", "audit:reveals", "audit:events", "audit:seals"]
CANARY = "金丝雀4109221990"


@pytest.fixture
def changed(cast: Cast) -> Notice:
    """A row of 清丰县, changed by its clerk through a page."""
    with scope("*"):
        row = Notice.objects.create(unit_id="410922", key="k", right="fill", title=CANARY, path="/")
    cast.client(cast.qf_clerk).post(reverse("notices:open", args=[row.pk]))
    return row


def page(cast: Cast, name: str, **query: str) -> str:
    response = cast.client(cast.admin_audit).get(reverse(name), query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_change_is_shown_with_who_and_which_fields_but_no_value(cast: Cast, changed: Notice) -> None:
    text = page(cast, "audit:history", kind="notices.Notice")
    assert cast.qf_clerk.name in text
    assert "阅读人、阅读时间" in text
    assert "新增" in text
    assert CANARY not in text


def test_history_can_be_narrowed(cast: Cast, changed: Notice) -> None:
    assert "阅读人" in page(cast, "audit:history", who=cast.qf_clerk.name)
    assert "没有符合条件的记录" in page(cast, "audit:history", who="没有这个人")
    assert "没有符合条件的记录" in page(cast, "audit:history", day="2020-01-01")
    assert "阅读人" in page(cast, "audit:history", day=timezone.localdate().isoformat())
    assert "没有符合条件的记录" in page(cast, "audit:history", kind="nothing.Such")
    assert page(cast, "audit:history", day="2024-13-45", before="x")


def test_history_costs_the_same_number_of_queries_at_any_length(cast: Cast, changed: Notice) -> None:
    with scope("*"):
        Notice.objects.bulk_create(
            Notice(unit_id="410922", key=str(i), right="fill", title="t", path="/") for i in range(60)
        )
    client = cast.client(cast.admin_audit)
    with CaptureQueriesContext(connection) as queries:
        text = client.get(reverse("audit:history")).content.decode()
    # The harness adds savepoints; what counts is what asks for rows.
    assert sum(" FROM " in query["sql"] for query in queries) <= 9
    assert "更早的记录" in text


@pytest.mark.parametrize("name", PAGES)
def test_only_the_auditor_reads_the_trail(cast: Cast, name: str) -> None:
    for user in (cast.qf_clerk, cast.py_leader, cast.admin_security, cast.admin_system):
        assert cast.client(user).get(reverse(name)).status_code == 403
    assert cast.client(None).get(reverse(name)).status_code == 302
    assert cast.client(cast.admin_audit).get(reverse(name)).status_code == 200


def test_the_trail_of_another_province_stays_out_of_sight(cast: Cast, changed: Notice) -> None:
    auditor = cast.admin_audit
    grant_role(by=None, user=auditor, unit=Unit.objects.get(pk="4101"), role="admin_audit", now=clock.now())
    revoke_grant(by=None, grant=auditor.grants.get(unit_id="41"), now=clock.now())
    assert "没有符合条件的记录" in page(cast, "audit:history", kind="notices.Notice")


def test_a_reveal_is_shown_with_its_reason(cast: Cast, changed: Notice) -> None:
    with scope("410922"):
        reveal(by=cast.qf_clerk, row=changed, field="title", reason="核对户口簿", now=clock.now())
    text = page(cast, "audit:reveals")
    assert "核对户口簿" in text
    assert "标题" in text
    assert CANARY not in text


def test_a_reveal_without_reason_is_refused_and_one_reveal_is_one_row(cast: Cast, changed: Notice) -> None:
    with scope("410922"):
        with pytest.raises(ReasonMissing):
            reveal(by=cast.qf_clerk, row=changed, field="title", reason="  看 看", now=clock.now())
        assert Reveal.objects.count() == 0
        assert (
            reveal(by=cast.qf_clerk, row=changed, field="title", reason="核对户口簿", now=clock.now())
            == CANARY
        )
        assert Reveal.objects.count() == 1


def test_reading_one_value_after_the_other_is_stopped(
    cast: Cast, changed: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yangguang.audit.actions.reveals.REVEALS_PER_HOUR", 2)
    with scope("410922"):
        for _ in range(2):
            reveal(by=cast.qf_clerk, row=changed, field="title", reason="核对户口簿", now=clock.now())
        with pytest.raises(TooManyReveals):
            reveal(by=cast.qf_clerk, row=changed, field="title", reason="核对户口簿", now=clock.now())
        reveal(by=cast.qf_reviewer, row=changed, field="title", reason="核对户口簿", now=clock.now())


def test_a_refused_request_is_in_the_log(cast: Cast) -> None:
    cast.client(cast.qf_clerk).get(reverse("accounts:grants"))
    with scope("*"):
        event = SecurityEvent.objects.get(kind="refused")
    assert (event.user, event.unit_id, event.detail) == (cast.qf_clerk, "410922", "GET accounts:grants")
    assert "越权被拒" in page(cast, "audit:events", kind="refused")


def test_events_can_be_narrowed(cast: Cast) -> None:
    record(Happening.UNLOCKED, unit_id="410922", now=timezone.now(), user=cast.admin_security)
    assert "没有符合条件的事件" in page(cast, "audit:events", kind="revoked")
    assert "没有符合条件的事件" in page(cast, "audit:events", day="2020-01-01")
    assert cast.admin_security.name in page(cast, "audit:events", kind="unlocked")
