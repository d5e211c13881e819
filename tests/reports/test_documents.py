"""The PDF: made once and whole from what was signed, and checkable by anybody."""

import hashlib
import re
import shutil
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from reports import actions
from reports.actions import documents
from reports.choices import State
from reports.models import FilingDocument, Verification
from reports.queries import printed
from reports.tasks import draft_due_filings, render_document
from tests.cast import NL, PY, QF
from yangguang.documents.pdf import PdfUnavailable, pdf_available
from yangguang.tenancy.scope import scope

needs_press = pytest.mark.skipif(
    not pdf_available(), reason="Pango or the fonts are missing on this machine (make run installs them)"
)


@pytest.fixture
def signed(world):
    world.draft()
    return world.bring(QF, State.SIGNED).document


@pytest.fixture
def quick(monkeypatch):
    """A press that sets nothing: for tests about files and rows."""
    monkeypatch.setattr(
        documents, "render_pdf", lambda template, context: b"%PDF-1.7 " + context["end"].encode()
    )


def read(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is missing on this machine")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s+", "", done.stdout.decode())


def status_of(world, person, filing, page="filings-pdf"):
    return (
        world.cast.client(getattr(world.cast, person))
        .get(reverse(f"reports:{page}", args=[filing.pk]))
        .status_code
    )


@needs_press
def test_the_pdf_says_the_figures_of_the_report(world, signed):
    assert render_document(QF, str(signed.pk))
    signed.refresh_from_db()
    text = read(printed.path_of(signed).read_bytes())
    total = signed.content["figures"]["total"]
    assert f"累计发现{total['found_total']}个，累计销号{total['closed_total']}个" in text
    assert "清教招专〔2024〕1号" in text
    assert "濮阳市教育局：" in text
    assert "数据截止时间：2024年6月14日" in text
    assert signed.content_hash[:16] in text
    assert "演练数据，非正式公文" in text


@needs_press
def test_a_citys_pdf_names_every_county_and_who_is_missing(world):
    world.draft()
    world.bring(QF, State.ACCEPTED)
    actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    city = world.bring(PY, State.SIGNED).document
    assert render_document(PY, str(city.pk))
    text = read(printed.path_of(city).read_bytes())
    assert "清丰县清教招专〔2024〕1号" in text
    assert "南乐县未报，未计入合计" in text


@needs_press
def test_the_same_content_gives_the_same_bytes(signed):
    context = printed.context(signed.content, signed.content_hash)
    once = documents.render_pdf(printed.template_of(signed.content), context)
    again = printed.context(FilingDocument.objects.get(pk=signed.pk).content, signed.content_hash)
    assert documents.render_pdf(printed.template_of(signed.content), again) == once


@needs_press
def test_words_of_people_stay_words(world):
    world.draft()
    filing = world.bring(
        QF, State.SIGNED, problems="<img src=x><link rel=attachment href=file:///etc/passwd>"
    )
    assert render_document(QF, str(filing.document.pk))
    assert "<linkrel=attachment" in read(printed.path_of(filing.document).read_bytes())


def test_signing_promises_a_document_and_the_tick_makes_it(world, signed, quick):
    assert signed.sha256 == ""
    draft_due_filings()
    signed.refresh_from_db()
    content = printed.path_of(signed).read_bytes()
    assert signed.sha256 == hashlib.sha256(content).hexdigest()
    assert Verification.objects.get(code=signed.verify_code).sha256 == signed.sha256


def test_making_it_twice_changes_nothing(signed, quick):
    assert render_document(QF, str(signed.pk))
    before = FilingDocument.objects.values().get(pk=signed.pk)
    assert not render_document(QF, str(signed.pk))
    assert FilingDocument.objects.values().get(pk=signed.pk) == before


@pytest.mark.parametrize("moment", ["replace", "save"])
def test_a_kill_leaves_nothing_to_download_and_the_next_run_repairs_it(
    world, signed, quick, monkeypatch, moment
):
    """Killed before the rename (only the half file lies there) and between the rename and the row."""

    class Killed(BaseException):
        """Like SIGKILL: no handler of the code runs."""

    def die(*args, **kwargs):
        raise Killed

    target = "pathlib.Path.replace" if moment == "replace" else "reports.models.FilingDocument.save"
    with monkeypatch.context() as patch:
        patch.setattr(target, die)
        with pytest.raises(Killed), transaction.atomic():
            render_document(QF, str(signed.pk))
    assert status_of(world, "qf_clerk", signed.filing) == 404
    assert render_document(QF, str(signed.pk))
    folder = printed.path_of(signed).parent
    assert [path.name for path in folder.iterdir()] == [signed.file]
    assert status_of(world, "qf_clerk", signed.filing) == 200


def test_a_machine_without_pango_says_so_and_keeps_the_document_waiting(world, signed, monkeypatch):
    def broken(*args):
        raise PdfUnavailable

    monkeypatch.setattr(documents, "render_pdf", broken)
    assert not render_document(QF, str(signed.pk))
    page = world.cast.client(world.cast.qf_clerk).get(
        reverse("reports:filings-document", args=[signed.filing_id])
    )
    assert PdfUnavailable.message in page.content.decode()


def test_a_file_changed_on_disk_is_not_served(world, signed, quick):
    render_document(QF, str(signed.pk))
    assert status_of(world, "qf_clerk", signed.filing) == 200
    printed.path_of(signed).write_bytes(b"%PDF something else")
    assert status_of(world, "qf_clerk", signed.filing) == 404


def test_a_made_document_refuses_every_change_but_its_state(signed, quick):
    render_document(QF, str(signed.pk))
    rows = FilingDocument.objects.filter(pk=signed.pk)
    for change in ({"sha256": "0" * 64}, {"content": {}}, {"file": "x.pdf"}, {"verify_code": "A" * 16}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()
    rows.update(state="replaced")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="valid")


def test_the_page_polls_until_the_pdf_is_there(world, signed, quick):
    client = world.cast.client(world.cast.qf_clerk)
    address = reverse("reports:filings-document", args=[signed.filing_id])
    assert "every 2s" in client.get(address).content.decode()
    render_document(QF, str(signed.pk))
    ready = client.get(address).content.decode()
    assert "every 2s" not in ready
    assert "查看 PDF" in ready


# --- Who may open it ---


def test_the_province_opens_the_citys_pdf_and_not_a_countys_draft(world, quick):
    world.draft()
    world.bring(QF, State.ACCEPTED)
    actions.refresh_figures(by=world.cast.py_clerk, filing=world.filing(PY), now=world.now)
    city = world.bring(PY, State.SUBMITTED)
    actions.render_waiting_documents(now=world.now)
    assert status_of(world, "hn_viewer", city) == 200
    assert status_of(world, "hn_viewer", world.filing(QF)) == 200  # accepted: the number can be traced
    assert status_of(world, "hn_viewer", world.filing(NL), "filings-detail") == 404


def test_a_signed_report_is_the_countys_own_until_it_goes_up(world, signed, quick):
    render_document(QF, str(signed.pk))
    assert status_of(world, "qf_clerk", signed.filing) == 200
    assert status_of(world, "py_reviewer", signed.filing) == 404
    assert status_of(world, "nl_clerk", signed.filing) == 404


# --- /verify/ ---


def ask(world, code, upload=None):
    address = reverse("verify:document", args=[code])
    client = world.cast.client()
    return client.post(address, {"file": upload}) if upload else client.get(address)


def test_anybody_learns_that_a_document_is_valid(world, signed):
    page = ask(world, signed.verify_code)
    assert page.status_code == 200
    assert "有效" in page.content.decode()
    assert "清丰县教育局" in page.content.decode()
    assert world.cast.qf_leader.name not in page.content.decode()


def test_an_unknown_code_is_said_to_be_unknown(world):
    page = ask(world, "ABCDEFGHJKMNPQRS")
    assert page.status_code == 404
    assert "查无此文件" in page.content.decode()


def test_a_returned_one_is_withdrawn_and_then_replaced(world):
    world.draft()
    first = world.bring(QF, State.RETURNED).document
    assert "已退回或撤回" in ask(world, first.verify_code).content.decode()
    second = world.bring(QF, State.SIGNED).document
    assert "已被替换" in ask(world, first.verify_code).content.decode()
    assert "目前有效" in ask(world, second.verify_code).content.decode()


def test_a_withdrawn_signature_is_said_to_be_withdrawn(world):
    world.draft()
    assert (
        "已退回或撤回" in ask(world, world.bring(QF, State.WITHDRAWN).document.verify_code).content.decode()
    )


def test_one_changed_byte_is_noticed_and_nothing_is_kept(world, signed, quick):
    render_document(QF, str(signed.pk))
    content = printed.path_of(signed).read_bytes()
    files = {p.name for p in printed.path_of(signed).parent.iterdir()}
    same = ask(world, signed.verify_code, SimpleUploadedFile("a.pdf", content))
    assert "完全相同" in same.content.decode()
    changed = ask(world, signed.verify_code, SimpleUploadedFile("a.pdf", content[:-1] + b"?"))
    assert "不一致" in changed.content.decode()
    assert {p.name for p in printed.path_of(signed).parent.iterdir()} == files


def test_the_public_sees_no_filing_and_no_document(world, signed):
    with scope():
        assert FilingDocument.objects.count() == 0
        assert Verification.objects.count() == 1
