"""Doors of discipline: the PDF of a letter, which schools came to a meeting, whom to talk to."""

import hashlib
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from campaign.actions import meetings as meeting_actions
from campaign.models import Letter, Meeting
from campaign.queries import letters
from campaign.queries.campaigns import current_campaign
from campaign.queries.meetings import talk_coverage
from campaign.queries.proposals import THRESHOLD, proposals
from campaign.risk_schools import signs
from yangguang.accounts.access import current_user, get_row, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import Unit


@staff_only(Right.VIEW)
@require_GET
def letter_pdf(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The PDF as it was made, for whoever sees the letter: addressee, issuer and their superiors. 404 until
    it is whole, and when the file is no longer what was hashed."""
    letter = get_row(Letter, request.actor, pk)
    path = letters.path_of(letter)
    if not letter.sha256 or not path.is_file():
        raise Http404
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != letter.sha256:
        raise Http404
    kind = "attachment" if "download" in request.GET else "inline"
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'{kind}; filename="letter-{letter.verify_code}.pdf"'
    return response


@staff_only(Right.FILL)
@require_http_methods(["GET", "POST"])
def attendance(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Tick the schools whose head was there."""
    meeting = get_row(Meeting, request.actor, pk, Right.FILL)
    refusal, status = "", 200
    if request.method == "POST":
        chosen = request.POST.getlist("school")
        present = {code: request.POST.get(f"who-{code}", "") for code in chosen}
        try:
            meeting_actions.take_attendance(
                by=current_user(request.actor), now=clock.now(), meeting=meeting, present=present
            )
            messages.success(request, f"已登记 {len(present)} 所到会学校。")
            return redirect("campaign:meetings-detail", meeting.pk)
        except Refusal as refused:
            refusal, status = refused.message, refused.status
    known = {row.school_id: row.who for row in meeting.attendance.all()}
    schools = Unit.objects.under(meeting.unit_id).filter(level=Level.SCHOOL, active=True)
    lines = [{"unit": unit, "there": unit.pk in known, "who": known.get(unit.pk, "")} for unit in schools]
    context = {"meeting": meeting, "lines": lines, "refusal": refusal}
    return render(request, "campaign/meeting_attendance.html", context, status=status)


@staff_only(Right.SUPERVISE)
@require_GET
def proposals_page(request: ActorRequest) -> HttpResponse:
    """Schools the rule names, with the rule; and which heads no group talk reached."""
    campaign = current_campaign(request.actor)
    context = {
        "threshold": THRESHOLD,
        "signs": list(signs()),
        "lines": proposals(request.actor, campaign, clock.today()) if campaign else [],
        "talks": talk_coverage(campaign, request.actor.scope) if campaign else [],
    }
    return render(request, "campaign/proposals.html", context)
