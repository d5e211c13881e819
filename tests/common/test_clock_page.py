"""The training clock's page."""

from datetime import date
from typing import Any

from tests.cast import Cast
from yangguang.common import clock


def test_the_system_administrator_moves_the_day(cast: Cast, at: Any) -> None:
    response = cast.client(cast.admin_system).post("/clock/", {"today": "2024-07-19"}, follow=True)
    assert response.status_code == 200
    assert clock.today() == date(2024, 7, 19)
    assert "今天是 2024-07-19" in response.content.decode()


def test_what_the_clock_does_follows_at_once(
    cast: Cast, at: Any, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    sent = []
    monkeypatch.setattr(
        "celery.canvas.Signature.apply_async", lambda self, **options: sent.append((self.task, options))
    )
    with django_capture_on_commit_callbacks(execute=True):
        cast.client(cast.admin_system).post("/clock/", {"today": "2024-07-19"})
    assert sorted(sent) == [
        ("notices.tick_reminders", {"countdown": 2}),
        ("reports.draft_due_filings", {"countdown": 2}),
    ]


def test_nobody_else_moves_it(cast: Cast, at: Any) -> None:
    for person in (cast.qf_clerk, cast.py_reviewer, cast.admin_security, cast.admin_audit):
        assert cast.client(person).post("/clock/", {"today": "2024-07-19"}).status_code == 403
    assert clock.today() == date(2024, 7, 12)


def test_a_day_that_is_none_is_refused_beside_its_field(cast: Cast, at: Any) -> None:
    client = cast.client(cast.admin_system)
    for wrong in ("", "2024-02-30", "1024-07-19", "明天"):
        response = client.post("/clock/", {"today": wrong})
        assert response.status_code == 422
        assert 'href="#id_today"' in response.content.decode()
        assert "<title>错误：" in response.content.decode()
    assert clock.today() == date(2024, 7, 12)


def test_reading_the_page_moves_nothing(cast: Cast, at: Any) -> None:
    assert cast.client(cast.admin_system).get("/clock/", {"today": "2024-07-19"}).status_code == 200
    assert clock.today() == date(2024, 7, 12)


def test_production_has_a_real_clock(cast: Cast, settings: Any) -> None:
    settings.TRAINING_TODAY = ""
    clock.forget_training_date()
    client = cast.client(cast.admin_system)
    assert "正式环境使用真实日期" in client.get("/clock/").content.decode()
    assert client.post("/clock/", {"today": "2024-07-19"}).status_code == 422
