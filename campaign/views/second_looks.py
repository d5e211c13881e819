"""The draws of the second look, open to whoever is concerned, and the city's button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from campaign.actions import second_looks as actions
from campaign.forms.issues import DrawForm
from campaign.queries import second_looks as reads
from campaign.queries.campaigns import current_campaign
from campaign.rules import second_looks as rules
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right


@staff_only(Right.VIEW)
@require_http_methods(["GET", "POST"])
def draws_page(request: ActorRequest) -> HttpResponse:
    """Every draw with its list, seed and selection; the city draws what the clock has not drawn yet."""
    campaign = current_campaign(request.actor)
    may_draw = campaign is not None and request.actor.may(Right.SUPERVISE, campaign.unit_id)
    month = rules.month_of(clock.today())
    form = DrawForm(request.POST or None)
    if request.method == "POST":
        if campaign is None:
            raise PermissionDenied
        require(request.actor, Right.SUPERVISE, campaign.unit_id)
        if form.is_valid():
            try:
                made = actions.draw_month(
                    by=current_user(request.actor), now=clock.now(), campaign=campaign,
                    seed=form.cleaned_data["seed"],
                )  # fmt: skip
            except Refusal as refusal:
                form.add_refusal(refusal)
            else:
                messages.success(request, f"已为 {len(made)} 个县（区）抽取，名单见下表。")
                return HttpResponseRedirect(reverse("campaign:second-looks-draws"))
    context = {
        "draws": reads.draws_under(*request.actor.scope),
        "month": month,
        "first_day": reads.first_working_day(month),
        "left": reads.left_to_draw(campaign, month) if campaign is not None and may_draw else {},
        "may_draw": may_draw,
        "form": form,
        "here": "draws",
    }
    return render(request, "campaign/second_look_draws.html", context, status=422 if form.errors else 200)
