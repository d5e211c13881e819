import os
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast
from tests.evidence.conftest import PDF, upload
from yangguang.common import clock
from yangguang.common.refusals import Locked
from yangguang.evidence import rules
from yangguang.evidence.actions import attach, remove, stored_path, sweep_orphans
from yangguang.evidence.events import attaching, removing
from yangguang.evidence.models import Evidence
from yangguang.evidence.tasks import sweep_orphans as sweep_tick
from yangguang.notices.models import Notice
from yangguang.tenancy.scope import scope, secret_hash


def put(cast: Cast, row: Notice, name: str = "会议纪要.pdf", content: bytes = PDF) -> Evidence:
    return attach(
        by=cast.qf_clerk, subject=row, upload=upload(name, content), kind="会议纪要", now=clock.now()
    )


def test_a_file_is_stored_whole_under_a_random_name(
    cast: Cast, qf_row: Notice, media: Path, everywhere: None
) -> None:
    evidence = put(cast, qf_row)
    stored = stored_path(evidence.file)
    assert stored.read_bytes() == PDF
    assert evidence.sha256 == sha256(PDF).hexdigest()
    assert evidence.unit_id == "410922"
    assert "会议" not in evidence.file
    assert stored.is_relative_to(media)
    assert [p for p in media.rglob("*") if p.suffix == ".part"] == []
    assert list(Evidence.objects.of(qf_row)) == [evidence]


def test_a_refused_file_leaves_nothing_on_the_disk(
    cast: Cast, qf_row: Notice, media: Path, everywhere: None
) -> None:
    with pytest.raises(rules.ContentDiffers):
        put(cast, qf_row, content=b"<html>")
    assert [p for p in media.rglob("*") if p.is_file()] == []


def test_a_path_in_the_name_never_leaves_the_store(
    cast: Cast, qf_row: Notice, media: Path, everywhere: None
) -> None:
    evidence = put(cast, qf_row, name="../../../evil.pdf")
    assert evidence.name == "evil.pdf"
    assert stored_path(evidence.file).resolve().is_relative_to(media.resolve())


def test_a_row_takes_only_so_many_files(
    cast: Cast, qf_row: Notice, everywhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yangguang.evidence.actions.MAX_FILES", 1)
    put(cast, qf_row)
    with pytest.raises(rules.TooManyFiles):
        put(cast, qf_row)


def test_a_unit_fills_no_more_than_its_quota(
    cast: Cast, qf_row: Notice, everywhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "UNIT_QUOTA", 2 * len(PDF))
    put(cast, qf_row)
    put(cast, qf_row)
    with pytest.raises(rules.StorageFull):
        put(cast, qf_row)


def test_a_complaint_fills_no_more_than_its_own_quota(
    qf_row: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "PUBLIC_QUOTA", len(PDF))
    qf_row.secret_hash = secret_hash("ABCD")  # type: ignore[attr-defined]
    with scope(secret="ABCD"):
        attach(by=None, subject=qf_row, upload=upload("a.pdf", PDF), kind="", now=clock.now())
        with pytest.raises(rules.CaseFull):
            attach(by=None, subject=qf_row, upload=upload("b.pdf", PDF), kind="", now=clock.now())


def test_the_tick_sweeps(media: Path, db: None) -> None:
    orphan = media / "evidence" / "aa" / "orphan.pdf"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"x")
    assert sweep_tick() == 0
    old = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(orphan, (old, old))
    assert sweep_tick() == 1


@pytest.fixture
def locked() -> Iterator[None]:
    def refuse(**_: Any) -> None:
        raise Locked

    attaching.connect(refuse, sender=Notice)
    removing.connect(refuse, sender=Notice)
    yield
    attaching.disconnect(refuse, sender=Notice)
    removing.disconnect(refuse, sender=Notice)


def test_an_upper_app_can_lock_the_files_of_its_row(
    cast: Cast, qf_row: Notice, everywhere: None, request: Any
) -> None:
    evidence = put(cast, qf_row)
    request.getfixturevalue("locked")
    with pytest.raises(Locked):
        put(cast, qf_row)
    with pytest.raises(Locked):
        remove(by=cast.qf_clerk, evidence=evidence, now=clock.now())
    assert stored_path(evidence.file).exists()


def test_removing_takes_the_bytes_once_it_is_committed(
    cast: Cast, qf_row: Notice, everywhere: None, django_capture_on_commit_callbacks: Any
) -> None:
    evidence = put(cast, qf_row)
    path = stored_path(evidence.file)
    with django_capture_on_commit_callbacks(execute=True):
        remove(by=cast.qf_clerk, evidence=evidence, now=clock.now())
        assert path.exists()
    assert not path.exists()
    assert not Evidence.objects.of(qf_row).exists()
    assert Evidence.pgh_event_models  # type: ignore[attr-defined]


def test_the_public_attaches_within_its_secret_and_others_see_nothing(qf_row: Notice) -> None:
    qf_row.secret_hash = secret_hash("ABCD")  # type: ignore[attr-defined]
    with scope(secret="ABCD"):
        attach(by=None, subject=qf_row, upload=upload("证据.pdf", PDF), kind="", now=clock.now())
        assert Evidence.objects.of(qf_row).count() == 1
    with scope(secret="WXYZ"):
        assert Evidence.objects.of(qf_row).count() == 0
    with scope("410923"):
        assert Evidence.objects.of(qf_row).count() == 0


def test_files_no_row_points_at_are_swept_after_a_day(
    cast: Cast, qf_row: Notice, media: Path, everywhere: None
) -> None:
    kept = stored_path(put(cast, qf_row).file)
    orphan = media / "evidence" / "aa" / "orphan.part"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half")
    old = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(orphan, (old, old))
    os.utime(kept, (old, old))
    assert sweep_orphans(now=timezone.now()) == 1
    assert kept.exists()
    assert not orphan.exists()
