"""Who complained, and what they wrote, reaches nobody but the handler (security.md C9–C12, C21)."""

import io
import logging
import re
import zipfile
from collections import deque
from datetime import date

import pghistory.models
import pytest
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection, transaction

from complaints import rules
from complaints.actions import handling
from complaints.models import Case, CaseMessage, CaseStep, Complainant
from tests.cast import QF, QF_SCHOOL
from tests.complaints.conftest import NAME, PHONE, PHRASE, WORDS, Parent, photo
from yangguang.common import clock
from yangguang.evidence.actions import stored_path
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

HREF = re.compile(rb'href="(/[^"#]*)"')
STARTS = ["/desk/", "/dashboard/", "/complaints/figures/", "/complaints/cases/", "/api/v1/schema/"]


@pytest.fixture
def turned(filed, cast, campaign) -> Case:
    """A named complaint with a file and a message that became an issue of the school."""
    case = filed()
    with scope("*"):
        case = handling.accept(by=cast.qf_handler, row=case, now=clock.now(), area="conduct")
        case = handling.scrub(
            by=cast.qf_handler, row=case, now=clock.now(), scrubbed_text="请核实报名收费。", area="conduct"
        )
        handling.send_message(by=cast.qf_handler, row=case, now=clock.now(), text="CANARYMESSAGE")
        return handling.turn_into_issue(
            by=cast.qf_handler, row=case, now=clock.now(), due_on=date(2024, 7, 31)
        )


def texts_of(response) -> bytes:
    """The body, and what is inside it when it is a workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            body += b"".join(package.read(name) for name in package.namelist())
    return body


def crawl(client, *, limit: int = 70):
    """(address, body) of every page this person can reach by links."""
    waiting, seen = deque(STARTS), set(STARTS)
    while waiting and len(seen) < 400 and limit:
        address = waiting.popleft()
        response = client.get(address)
        limit -= 1
        if response.status_code != 200:
            continue
        body = texts_of(response)
        yield address, body
        for found in HREF.findall(body):
            link = found.decode().replace("&amp;", "&")
            if not link.startswith(("/static/", "/accounts/logout")) and link not in seen:
                seen.add(link)
                waiting.append(link)


@pytest.mark.parametrize(
    "who", ["qf_school", "qf_clerk", "qf_reviewer", "nl_handler", "py_reviewer", "hn_viewer"]
)
def test_no_page_of_anybody_else_holds_a_word_of_it(turned, cast, who):
    client = cast.client(getattr(cast, who))
    canaries = {NAME, PHONE, PHRASE, turned.number, str(turned.pk), "CANARYMESSAGE", "CANARYPHONE", "材料1"}
    pages = dict(crawl(client))
    assert len(pages) > 3
    for address, body in pages.items():
        found = [canary for canary in canaries if canary.encode() in body]
        assert found == [], address


def test_the_crawl_would_find_it(turned, cast):
    """The same crawl as the handler meets the case, so an empty find above means something."""
    bodies = b"".join(body for _, body in crawl(cast.client(cast.qf_handler)))
    assert turned.number.encode() in bodies
    assert PHRASE.encode() in bodies
    assert NAME.encode() not in bodies
    assert PHONE.encode() not in bodies


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("qf_school", 403),  # handles nothing anywhere: the gate
        ("qf_clerk", 403),
        ("qf_reviewer", 403),
        ("py_reviewer", 403),
        ("nl_handler", 404),  # handles, but not here: the case does not exist
    ],
)
def test_the_case_page_opens_for_handlers_of_its_unit_only(turned, cast, who, status):
    assert cast.client(getattr(cast, who)).get(f"/complaints/cases/{turned.pk}/").status_code == status


def test_a_second_handler_sees_the_case_but_not_the_words(turned, cast, qf_handler_2):
    page = cast.client(qf_handler_2).get(f"/complaints/cases/{turned.pk}/").content.decode()
    assert turned.number in page
    assert PHRASE not in page
    assert "CANARYMESSAGE" not in page
    assert "接手办理" in page


@pytest.mark.parametrize(("who", "status"), [("qf_school", 404), ("qf_clerk", 404), ("nl_handler", 404)])
def test_papers_do_not_exist_for_anybody_else(turned, cast, who, status):
    with scope("*"):
        file = Evidence.objects.of(turned).get()
    assert cast.client(getattr(cast, who)).get(f"/evidence/{file.pk}/").status_code == status


def test_papers_open_for_the_handler_and_not_for_a_colleague(turned, cast, qf_handler_2):
    with scope("*"):
        file = Evidence.objects.of(turned).get()
    assert cast.client(cast.qf_handler).get(f"/evidence/{file.pk}/").status_code == 200
    assert cast.client(qf_handler_2).get(f"/evidence/{file.pk}/").status_code == 403


def test_a_photo_is_stored_without_place_phone_or_name(turned):
    with scope("*"):
        file = Evidence.objects.of(turned).get()
    content = stored_path(file.file).read_bytes()
    assert b"Exif" not in content
    assert b"CANARYPHONE" not in content
    assert NAME not in file.name


def test_a_complaint_about_the_bureau_is_invisible_to_the_county(filed, cast):
    case = filed(about=QF)
    for who in ("qf_clerk", "qf_reviewer", "qf_leader", "qf_handler"):
        client = cast.client(getattr(cast, who))
        assert client.get(f"/complaints/cases/{case.pk}/").status_code in (403, 404)
        assert case.number.encode() not in client.get("/desk/").content
    with scope(QF):
        assert not Case.objects.exists()
        assert not Complainant.objects.exists()
        assert not CaseStep.objects.exists()
        assert not Evidence.objects.exists()


def test_a_call_about_the_own_bureau_is_registered_and_gone(cast, db):
    """The handler types it in and cannot see it afterwards."""
    client = cast.client(cast.qf_handler)
    once = client.get("/complaints/cases/register/").context["form"].initial["once"]
    data = {"channel": "hotline", "about": QF, "kind": "complaint", "text": WORDS, "once": once}
    page = client.post("/complaints/cases/register/", data)
    assert page.status_code == 201
    assert "本单位不再看到这一件" in page.content.decode()
    with scope("4109"):
        case = Case.objects.get()
    assert client.get(f"/complaints/cases/{case.pk}/").status_code == 404


def test_a_registration_sent_twice_is_one_case(cast, db):
    client = cast.client(cast.qf_handler)
    once = client.get("/complaints/cases/register/").context["form"].initial["once"]
    data = {"channel": "hotline", "about": QF_SCHOOL, "kind": "help", "text": WORDS, "once": once}
    codes = {client.post("/complaints/cases/register/", data).context["code"] for _ in range(3)}
    assert len(codes) == 1
    with scope("*"):
        assert Case.objects.count() == 1


TABLES = [model._meta.db_table for model in (Case, Complainant, CaseStep, CaseMessage, Evidence)]


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return cursor.fetchone()[0]


@pytest.mark.parametrize("table", TABLES)
def test_raw_sql_shows_nothing_without_scope_nor_with_a_wrong_secret(turned, table):
    with scope():
        assert rows(table) == 0
    with scope(secret=rules.code_key(rules.new_code())):
        assert rows(table) == 0
    with scope(QF_SCHOOL):
        assert rows(table) == 0


def test_the_code_shows_its_own_case_and_never_who_complained(filed):
    case, _other = filed(), filed()
    with scope(secret=rules.code_key(case.code)):
        assert Case.objects.get().pk == case.pk
        assert rows("complaints_casestep") == 1
        assert rows("complaints_complainant") == 0


def test_the_code_changes_nothing(filed):
    case = filed()
    with scope(secret=rules.code_key(case.code)):
        assert Case.objects.update(state="closed") == 0
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM complaints_case")
            assert cursor.rowcount == 0


def test_the_public_cannot_insert_under_another_secret(filed):
    case = filed()
    forged = CaseStep(
        unit_id=case.unit_id, case=case, secret_hash=case.secret_hash, position=9,
        day=date(2024, 7, 12), state="closed", sentence="假的",
    )  # fmt: skip
    with (
        scope(secret=rules.code_key(rules.new_code())),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        forged.save(force_insert=True)


def dump() -> str:
    """Every row of every table as text, sessions decoded."""
    parts = []
    with scope("*"), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            parts += [row[0] for row in cursor.fetchall()]
    return "\n".join(parts + [str(session.get_decoded()) for session in Session.objects.all()])


def test_a_dump_holds_neither_code_nor_name_nor_address(parent, caplog):
    """While the form is being filled, after it is sent, and while the case is open."""
    client = parent.client
    client.defaults |= {"HTTP_USER_AGENT": "CANARYAGENT", "HTTP_X_FORWARDED_FOR": "198.51.100.9"}
    client.defaults["REMOTE_ADDR"] = "203.0.113.77"
    caplog.set_level(logging.DEBUG)
    parent.fill(anonymous="no", name=NAME, phone=PHONE, files=(photo(),))
    dumps = [dump()]
    parent.send()
    receipt = parent.receipt()
    dumps.append(dump())
    client.post("/complaints/track/", receipt)
    client.post("/complaints/track/case/message/", {"text": f"我叫{NAME}，电话{PHONE}"})
    dumps.append(dump())
    bare = receipt["code"].replace("-", "")
    canaries = [NAME, PHONE, PHRASE, receipt["code"], bare, "CANARYAGENT", "198.51.100.9", "203.0.113.77"]
    for text in [*dumps, caplog.text]:
        assert [canary for canary in canaries if canary in text] == []
    assert receipt["number"] in dumps[1]


def test_a_colleague_who_complains_is_not_in_the_history(cast):
    """Signed in at work, complaining about their own bureau: the audit trail does not say who."""
    parent = Parent(cast.client(cast.qf_clerk))
    parent.fill(about=QF)
    parent.send()
    parent.client.post("/complaints/track/", parent.receipt())
    parent.client.post("/complaints/track/case/message/", {"text": "还有一句话。"})
    with scope("*"):
        case = Case.objects.get()
        noted = {event.pgh_context_id for event in Case.pgh_event_model.objects.filter(pgh_obj=case)}
        noted |= {event.pgh_context_id for event in CaseMessage.pgh_event_model.objects.all()}
    contexts = [context.metadata for context in pghistory.models.Context.objects.filter(pk__in=noted)]
    assert len(contexts) == 2
    assert {(context["user"], context["name"]) for context in contexts} == {(None, "")}


def test_the_address_with_the_code_keeps_it_behind_the_hash(parent):
    from complaints.views.intake import tracking_address

    address = tracking_address("2024-410922-T0001", "AAAA-BBBB-CCCC-DDDD")
    assert address.partition("#")[2] == "2024-410922-T0001.AAAA-BBBB-CCCC-DDDD"
    assert "AAAA" not in address.partition("#")[0]


def test_names_of_schools_offered_are_public_and_nothing_else_is_needed(parent):
    """The anonymous road completes with no contact and sets no cookie beyond session and CSRF."""
    parent.fill()
    assert parent.send().status_code == 302
    assert set(parent.client.cookies) <= {"sessionid", "csrftoken"}
    assert Unit.objects.filter(pk=QF_SCHOOL).exists()
