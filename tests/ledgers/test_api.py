"""The API of a ledger follows the pages: rights, rules, versions, locks."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from enrollment.models import LeftBehind
from tests.cast import NL, QF, Cast
from tests.ledgers.conftest import child_values, identity_number, typed
from yangguang.common.refusals import Locked
from yangguang.ledgers.declaration import Ledger
from yangguang.tenancy.scope import scope

API = "/api/v1/enrollment/left-behind/"


@pytest.fixture
def body(cast: Cast) -> dict[str, str]:
    with scope("*"):
        return typed(child_values(1))


def patch(client: Client, row: Any, body: dict[str, Any], version: str = "") -> Any:
    headers = {"If-Match": f'"{version}"'} if version else {}
    return client.patch(f"{API}{row.pk}/", json.dumps(body), "application/json", headers=headers)


def test_rows_are_listed_masked(cast: Cast, child: Callable[..., Any]) -> None:
    child(1)
    child(2, unit=NL)
    answer = cast.client(cast.qf_clerk).get(API)
    assert answer.json()["count"] == 1
    row = answer.json()["results"][0]
    assert row["child__id_number"] == f"4109**********{identity_number(1)[-4:]}"
    assert identity_number(1) not in answer.content.decode()
    assert (row["unit"], row["version"]) == (QF, "1.1")


def test_a_row_is_written_by_the_same_rules(cast: Cast, body: dict[str, str]) -> None:
    client = cast.client(cast.qf_clerk)
    wrong = {**body, "child__birth_date": "2014-01-01"}
    answer = client.post(API, json.dumps(wrong), "application/json")
    assert answer.status_code == 422
    answer = client.post(API, json.dumps(body), "application/json")
    assert answer.status_code == 201, answer.content.decode()
    assert answer["ETag"] == '"1.1"'
    with scope("*"):
        assert LeftBehind.objects.get().unit_id == QF


@pytest.mark.parametrize("name", ["unit_id", "version_x", "created_at", "id", "state"])
def test_what_nobody_may_write_is_refused(cast: Cast, body: dict[str, str], name: str) -> None:
    answer = cast.client(cast.qf_clerk).post(API, json.dumps({**body, name: "x"}), "application/json")
    assert answer.status_code == 422
    with scope("*"):
        assert LeftBehind.objects.count() == 0


def test_a_change_needs_the_version_it_was_made_on(cast: Cast, child: Callable[..., Any]) -> None:
    row = child(1)
    client = cast.client(cast.qf_clerk)
    assert patch(client, row, {"grade": "p3"}).status_code == 428
    answer = patch(client, row, {"grade": "p3"}, "1.1")
    assert answer.status_code == 200, answer.content.decode()
    assert answer.json()["grade"] == "p3"
    assert answer.json()["version"] == "2.1"
    late = patch(client, row, {"grade": "p4"}, "1.1")
    assert (late.status_code, late.json()["code"]) == (409, "STALE_VERSION")
    with scope("*"):
        found = LeftBehind.objects.select_related("child").get()
        assert found.grade == "p3"
        assert found.child.id_number.reveal() == identity_number(1)


def test_a_locked_row_is_refused_with_its_sentence(
    cast: Cast, child: Callable[..., Any], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = child(1)
    monkeypatch.setattr(ledger, "locked", lambda row: Locked("已上报锁定。"))
    answer = patch(cast.client(cast.qf_clerk), row, {"grade": "p3"}, "1.1")
    assert (answer.status_code, answer.json()["message"]) == (423, "已上报锁定。")


def test_rights_are_those_of_the_pages(cast: Cast, child: Callable[..., Any], body: dict[str, str]) -> None:
    row = child(2)
    assert cast.client().get(API).status_code == 403
    assert cast.client(cast.admin_audit).get(API).status_code == 403
    assert cast.client(cast.nl_clerk).get(f"{API}{row.pk}/").status_code == 404
    assert patch(cast.client(cast.nl_clerk), row, {"grade": "p3"}, "1.1").status_code == 404
    assert patch(cast.client(cast.qf_reviewer), row, {"grade": "p3"}, "1.1").status_code == 403
    reviewer = cast.client(cast.qf_reviewer)
    assert reviewer.post(API, json.dumps(body), "application/json").status_code == 403


def test_the_schema_generates_without_a_warning(cast: Cast, tmp_path: Any) -> None:
    call_command("spectacular", file=str(tmp_path / "schema.yml"), validate=True, fail_on_warn=True)
    assert "/api/v1/enrollment/left-behind/" in (tmp_path / "schema.yml").read_text()


def test_schema_and_reading_room_are_for_people_with_an_account(cast: Cast) -> None:
    assert cast.client().get("/api/v1/schema/").status_code == 302
    client = cast.client(cast.qf_clerk)
    assert client.get("/api/v1/schema/").status_code == 200
    assert "onclick" not in client.get("/api/v1/").content.decode()


def test_the_schema_is_made_once_for_everybody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cast.client(cast.qf_clerk).get("/api/v1/schema/").content
    monkeypatch.delattr("drf_spectacular.openapi.AutoSchema.get_operation")  # nothing is described any more
    assert cast.client(cast.admin_audit).get("/api/v1/schema/").content == first
