"""Ticks of a campaign: ids in, scope first, one call, safe to repeat."""

from celery import shared_task

from campaign.actions import figures
from campaign.actions.letter_documents import render_letter as set_letter
from campaign.actions.letter_documents import render_waiting_letters
from campaign.actions.second_looks import draw_due_looks
from yangguang.common import clock
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


@shared_task(name="campaign.draw_second_looks")
def draw_second_looks() -> int:
    """Draw the month's second looks where nobody has; safe to repeat."""
    with scope(NATION):
        return draw_due_looks(now=clock.now())


@shared_task(name="campaign.publish_figures")
def publish_figures() -> int:
    """Count what the public statistics page shows; safe to repeat."""
    return figures.publish_figures(now=clock.now())


@shared_task(name="campaign.render_letter")
def render_letter(issuer_code: str, letter_id: str) -> bool:
    """Set the PDF of one signed letter; safe to repeat."""
    with scope(issuer_code):
        return set_letter(letter_id=letter_id, now=clock.now())


@shared_task(name="campaign.render_letters")
def render_letters() -> int:
    """Set the PDFs of signed letters whose message was lost; safe to repeat."""
    return render_waiting_letters(now=clock.now())
