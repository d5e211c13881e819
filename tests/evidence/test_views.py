import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.evidence.conftest import PDF, upload
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.evidence.access import _ATTACHABLE, attachable
from yangguang.evidence.actions import attach, stored_path
from yangguang.evidence.events import reading
from yangguang.evidence.models import Evidence
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope


@pytest.fixture
def file(cast: Cast, qf_row: Notice) -> Evidence:
    with scope("*"):
        return attach(
            by=cast.qf_clerk, subject=qf_row, upload=upload("会议 纪要.pdf", PDF), kind="", now=clock.now()
        )


@pytest.fixture
def _takes_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_ATTACHABLE, "notices.Notice", "fill")


def get(cast: Cast, who: User | None, file: Evidence) -> object:
    return cast.client(who).get(reverse("evidence:download", args=[file.pk]))


def test_a_download_is_an_attachment_in_a_sandbox(cast: Cast, file: Evidence) -> None:
    response = cast.client(cast.qf_clerk).get(reverse("evidence:download", args=[file.pk]))
    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_another_county_and_a_school_find_no_such_file(cast: Cast, file: Evidence) -> None:
    assert get(cast, cast.nl_clerk, file).status_code == 404  # type: ignore[attr-defined]
    assert get(cast, cast.qf_school, file).status_code == 404  # type: ignore[attr-defined]


def test_the_public_is_asked_to_sign_in(cast: Cast, file: Evidence) -> None:
    assert get(cast, None, file).status_code == 302  # type: ignore[attr-defined]


def test_an_administrator_reads_no_files(cast: Cast, file: Evidence) -> None:
    assert get(cast, cast.admin_system, file).status_code == 403  # type: ignore[attr-defined]


def test_an_upper_app_can_keep_a_file_to_fewer_people(cast: Cast, file: Evidence) -> None:
    from django.core.exceptions import PermissionDenied

    def refuse(**_: object) -> None:
        raise PermissionDenied

    reading.connect(refuse, sender=Notice)
    try:
        assert get(cast, cast.qf_clerk, file).status_code == 403  # type: ignore[attr-defined]
    finally:
        reading.disconnect(refuse, sender=Notice)


def test_a_file_missing_on_the_disk_is_not_found(cast: Cast, file: Evidence) -> None:
    stored_path(file.file).unlink()
    assert get(cast, cast.qf_clerk, file).status_code == 404  # type: ignore[attr-defined]


def attach_url(row: Notice) -> str:
    return reverse("evidence:attach", args=["notices.Notice", row.pk])


@pytest.mark.usefixtures("_takes_files")
def test_the_common_form_attaches_and_goes_back(cast: Cast, qf_row: Notice) -> None:
    data = {"file": SimpleUploadedFile("a.pdf", PDF), "kind": "照片", "next": "/accounts/inbox/"}
    response = cast.client(cast.qf_clerk).post(attach_url(qf_row), data)
    assert response.status_code == 302
    assert response["Location"] == "/accounts/inbox/"
    with scope("410922"):
        assert Evidence.objects.of(qf_row).get().uploaded_by == cast.qf_clerk


@pytest.mark.usefixtures("_takes_files")
def test_a_refused_upload_says_why_beside_the_field(cast: Cast, qf_row: Notice) -> None:
    data = {"file": SimpleUploadedFile("a.svg", b"<svg/>"), "kind": ""}
    response = cast.client(cast.qf_clerk).post(attach_url(qf_row), data)
    assert response.status_code == 422
    assert "只能上传 PDF" in response.content.decode()


@pytest.mark.usefixtures("_takes_files")
def test_who_may_only_look_attaches_nothing(cast: Cast, qf_row: Notice) -> None:
    data = {"file": SimpleUploadedFile("a.pdf", PDF)}
    assert cast.client(cast.py_reviewer).post(attach_url(qf_row), data).status_code == 403
    assert cast.client(cast.nl_clerk).post(attach_url(qf_row), data).status_code == 404


def test_a_model_that_takes_no_files_is_not_found(cast: Cast, qf_row: Notice) -> None:
    assert cast.client(cast.qf_clerk).get(attach_url(qf_row)).status_code == 404


def test_an_app_says_which_rows_take_files() -> None:
    try:
        attachable(Notice)
        assert _ATTACHABLE["notices.Notice"] == "fill"
    finally:
        _ATTACHABLE.pop("notices.Notice", None)


def test_removing_needs_the_right_to_fill_and_never_leaves_the_site(cast: Cast, file: Evidence) -> None:
    url = reverse("evidence:remove", args=[file.pk])
    assert cast.client(cast.qf_reviewer).post(url).status_code == 403
    client: Client = cast.client(cast.qf_clerk)
    assert client.get(url).status_code == 405
    response = client.post(url, {"next": "//evil.example/"})
    assert response["Location"] == "/"
    with scope("410922"):
        assert not Evidence.objects.filter(pk=file.pk).exists()
