"""What nobody sent is forgotten."""

from datetime import timedelta

from complaints.access import real_now
from complaints.actions import drafts
from complaints.models import Draft
from complaints.tasks import forget_drafts


def test_a_draft_is_forgotten_after_an_hour_and_not_before(db):
    old = drafts.start_draft(now=real_now() - timedelta(minutes=61))
    fresh = drafts.start_draft(now=real_now() - timedelta(minutes=59))
    assert forget_drafts() == 1
    assert forget_drafts() == 0
    assert list(Draft.objects.all()) == [fresh]
    assert old.pk != fresh.pk


def test_an_expired_draft_is_not_shown_even_before_it_is_deleted(parent):
    parent.fill()
    Draft.objects.update(expires_at=real_now())
    assert parent.client.get("/complaints/new/you/").headers["Location"] == "/complaints/new/lost/"
