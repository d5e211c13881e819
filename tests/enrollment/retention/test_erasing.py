"""An erasure is whole or nothing, is recorded, and is the owner's alone (decision 0030)."""

from datetime import date
from io import StringIO
from itertools import count

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from enrollment.actions import retention as actions
from enrollment.models import (
    Child,
)
from enrollment.queries import retention as reads
from enrollment.tasks import erase_expired
from tests.cast import PY, QF
from tests.enrollment.retention.conftest import BORN, DAY_AFTER, NAME, as_owner, kept
from yangguang.audit.actions import seal_finished_days
from yangguang.audit.models import Erasure
from yangguang.audit.queries import verify_seals
from yangguang.common import clock
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import owners_scope, scope

real = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


class Killed(Exception):
    """The process ended here."""


def state():
    tables = ["enrollment_child", "enrollment_childevent", "enrollment_leftbehind", "audit_erasure"]
    tables.append("enrollment_leftbehindevent")
    with owners_scope(), connections["owner"].cursor() as cursor:
        counts = []
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
    return counts


@real
def test_killed_between_any_two_statements_it_leaves_everything_or_nothing(at, child):
    at(DAY_AFTER)
    before = state()
    for allowed in count():
        left = [allowed]

        def run(execute, sql, params, many, context, left=left):
            if not left[0]:
                raise Killed
            left[0] -= 1
            return execute(sql, params, many, context)

        try:
            with connections["owner"].execute_wrapper(run):
                actions.erase_expired(now=clock.now())
        except Killed:
            assert state() == before
        else:
            break
    assert allowed > 6  # scope, triggers, two tables and their histories, the record
    assert state() == [0, 0, 0, 1, 0]


@real
def test_the_seals_hold_after_an_erasure_and_do_not_excuse_more(at, child, cast):
    morning = timezone.localtime().replace(hour=4)
    with scope("*"):
        Child.objects.create(
            unit_id=QF,
            name="年幼者",
            sex="male",
            id_number="410922201605120030",
            birth_date=date(2016, 5, 12),
        )
    as_owner("UPDATE enrollment_childevent SET pgh_created_at = pgh_created_at - interval '1 day'")
    as_owner("UPDATE enrollment_leftbehindevent SET pgh_created_at = pgh_created_at - interval '1 day'")
    with scope("*"):
        seal_finished_days(now=morning)
    at(DAY_AFTER)
    erase_expired()
    with scope("*"):
        assert verify_seals(now=morning) is None
    as_owner("DELETE FROM enrollment_childevent")
    with scope("*"):
        assert "enrollment_childevent" in str(verify_seals(now=morning))


@real
def test_the_runtime_role_cannot_say_that_something_was_erased(cast):
    from django.db import ProgrammingError

    with scope("*"), pytest.raises(ProgrammingError, match="permission denied"):
        Erasure.objects.create(unit_id=QF, kind="child", due_on=BORN, erased_at=clock.now())


@real
def test_without_the_owners_role_the_city_is_told_and_nothing_goes(at, child, monkeypatch):
    monkeypatch.setattr(actions, "is_owner", lambda: False)
    at(DAY_AFTER)
    erase_expired()
    erase_expired()
    assert kept()
    with scope("*"):
        notice = Notice.objects.get(key__startswith="retention-")
    assert (notice.unit_id, NAME in notice.title) == (PY, False)


@real
def test_the_command_counts_first_and_erases_when_asked(at, child, monkeypatch):
    at(DAY_AFTER)
    out = StringIO()
    call_command("erase_expired", check=True, stdout=out)
    assert "儿童和特殊群体台账 儿童：到期 1 行" in out.getvalue()
    assert "只是查看，没有删除任何内容" in out.getvalue()
    assert kept()
    call_command("erase_expired", stdout=out)
    assert "儿童和特殊群体台账：删除 2 行" in out.getvalue()


@real
def test_the_command_refuses_the_runtime_role(monkeypatch, cast):
    monkeypatch.setattr("enrollment.management.commands.erase_expired.is_owner", lambda: False)
    with pytest.raises(CommandError, match="属主"):
        call_command("erase_expired")


def test_an_erasure_reaches_these_models_and_no_others():
    """A new model that points at a child is erased with it: say here that it may be."""
    reached, waiting = set(), [source.model for source in reads.sources()]
    while waiting:
        model = waiting.pop()
        if model not in reached:
            reached.add(model)
            waiting += [other for other, _ in reads._pointing_at(model)]
    assert {model.__name__ for model in reached} == {
        *("Applicant", "AtSchool", "Child", "Disability", "Dropout", "DuplicateNotice", "FollowUp"),
        *("ImportJob", "LeftBehind", "LegalHold", "MatchFinding", "MatchRow", "Migrant", "Orphan"),
        *("Poverty", "StudentStatus", "Unattended"),
    }


@real
def test_the_page_tells_terms_and_what_was_erased(cast, at, child):
    at(DAY_AFTER)
    erase_expired()
    page = cast.client(cast.qf_clerk).get("/enrollment/groups/retention/").content.decode()
    assert "义务教育阶段结束的学年" in page
    assert "2033-08-31" in page
    assert not Evidence.objects.exists()
