"""Doors of the campaign's setup: everybody reads what is asked for, reviewers of the city change it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from campaign.actions import setup as actions
from campaign.actions.start import start_campaign
from campaign.forms.timeline import CampaignForm, DeliverableForm, RetireForm, StartForm
from campaign.models import Campaign, Deliverable, Phase
from campaign.queries.campaigns import current_campaign
from campaign.rules import setup as rules
from yangguang.accounts.access import current_user, require, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.rights import Actor
from yangguang.common import clock
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal
from yangguang.tenancy.choices import Right
from yangguang.tenancy.models import Unit

TEMPLATE = "template"


def city_of(actor: Actor) -> str:
    """The city whose campaign the actor looks at: the one they set up, else the one above their home."""
    own = [code for code in actor.rights.codes(Right.REVIEW) if len(code) == 4]
    campaign = current_campaign(actor)
    return own[0] if own else campaign.unit_id if campaign else actor.home[:4]


def _number(text: str) -> int:
    """A year or edition out of an address; 404 for anything else."""
    if not text.isascii() or not text.isdecimal() or len(text) > 4:
        raise Http404
    return int(text)


def _campaign(request: ActorRequest, year: str) -> Campaign:
    """The campaign of that year that the actor may set up; 404 / 403."""
    city = city_of(request.actor)
    require(request.actor, Right.REVIEW, city)
    return get_object_or_404(Campaign, unit_id=city, year=_number(year))


@require_GET
@staff_only(Right.VIEW)
def setup_page(request: ActorRequest) -> HttpResponse:
    """What the campaign of a year (``?year=2025``) asks for, and every edition before."""
    city = city_of(request.actor)
    known = list(Campaign.objects.filter(unit_id=city).order_by("-year"))
    year = request.GET.get("year", "")
    chosen = next((c for c in known if str(c.year) == year), None) if year else current_campaign(city)
    if year and chosen is None:
        raise Http404
    context: dict[str, Any] = {
        "campaign": chosen,
        "known": known,
        "may_set": request.actor.may(Right.REVIEW, city),
    }
    if chosen is not None:
        context |= {
            "phases": chosen.phases.order_by("number"),
            "deliverables": chosen.deliverables.select_related("phase").order_by("retired", "position"),
            "editions": chosen.editions.select_related("by").order_by("-number"),
        }
    return render(request, "campaign/setup.html", context)


@require_GET
@staff_only(Right.VIEW)
def edition(request: ActorRequest, year: str, number: str) -> HttpResponse:
    """What an earlier edition asked for."""
    campaign = get_object_or_404(Campaign, unit_id=city_of(request.actor), year=_number(year))
    row = get_object_or_404(campaign.editions.select_related("by"), number=_number(number))
    return render(request, "campaign/setup_edition.html", {"campaign": campaign, "edition": row})


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def start(request: ActorRequest) -> HttpResponse:
    """Start the campaign of another year."""
    city = city_of(request.actor)
    require(request.actor, Right.REVIEW, city)
    known = list(Campaign.objects.filter(unit_id=city).order_by("-year"))
    sources = [(str(c.pk), f"{c.year} 年专项行动（第 {c.edition} 版）") for c in known]
    sources.append((TEMPLATE, "系统自带的 2024 年模板"))
    form = StartForm(
        request.POST or None,
        sources=sources,
        initial={"year": known[0].year + 1 if known else clock.today().year},
    )

    def write() -> Campaign:
        year, source = form.cleaned_data["year"], form.cleaned_data["source"]
        told: dict[str, Any] = {"by": current_user(request.actor), "now": clock.now(), "year": year}
        rules.refuse_year(year, {c.year for c in known})
        if source == TEMPLATE:
            return start_campaign(**told, city=Unit.objects.get(pk=city))
        return actions.clone_campaign(**told, source=next(c for c in known if str(c.pk) == source))

    return _answer(request, form, write, "启动新的年度", "启动")


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def edit(request: ActorRequest, year: str) -> HttpResponse:
    """Change name, day-off rule and phase dates."""
    campaign = _campaign(request, year)
    phases = list(campaign.phases.order_by("number"))
    initial: dict[str, Any] = {
        "title": campaign.title,
        "moves_deadlines": campaign.moves_deadlines,
        "edition": campaign.edition,
    }
    for phase in phases:
        initial |= {
            f"name_{phase.number}": phase.name,
            f"starts_{phase.number}": phase.starts,
            f"ends_{phase.number}": phase.ends,
        }
    form = CampaignForm(request.POST or None, numbers=[phase.number for phase in phases], initial=initial)

    def write() -> Campaign:
        data = form.cleaned_data
        return actions.edit_campaign(
            by=current_user(request.actor), now=clock.now(), campaign=campaign, phases=form.phases(),
            **{name: data[name] for name in ("title", "moves_deadlines", "edition", "reason")},
        )  # fmt: skip

    return _answer(request, form, write, "修改名称和日期", "保存为新的版次", campaign)


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def save(request: ActorRequest, year: str, deliverable: str = "") -> HttpResponse:
    """Add a deliverable, or change the one of that code."""
    campaign = _campaign(request, year)
    row = get_object_or_404(campaign.deliverables, code=deliverable, retired=False) if deliverable else None
    phases = {str(phase.number): phase for phase in campaign.phases.order_by("number")}
    form = DeliverableForm(
        request.POST or None,
        phases=[(number, str(phase)) for number, phase in phases.items()],
        added=row is None,
        initial=_initial(campaign, row),
    )

    def write() -> Campaign:
        data = dict(form.cleaned_data)
        reason, seen = data.pop("reason"), data.pop("edition")
        values = {**data, "phase": phases[data["phase"]]}
        return actions.save_deliverable(
            by=current_user(request.actor), now=clock.now(), campaign=campaign, deliverable=row,
            values=values, reason=reason, edition=seen,
        )  # fmt: skip

    title = f"修改任务 {row.code}" if row else "新增任务"
    return _answer(request, form, write, title, "保存为新的版次", campaign)


def _initial(campaign: Campaign, row: Deliverable | None) -> dict[str, Any]:
    if row is None:
        return {"edition": campaign.edition}
    phase: Phase = row.phase
    return {
        "title": row.title,
        "phase": str(phase.number),
        "due": row.due,
        "levels": row.levels.split(),
        "note": row.note,
        "edition": campaign.edition,
    }


@require_http_methods(["GET", "POST"])
@staff_only(Right.REVIEW)
def retire(request: ActorRequest, year: str, deliverable: str) -> HttpResponse:
    """No longer ask for a deliverable."""
    campaign = _campaign(request, year)
    row = get_object_or_404(campaign.deliverables, code=deliverable, retired=False)
    form = RetireForm(request.POST or None, initial={"edition": campaign.edition})

    def write() -> Campaign:
        return actions.retire_deliverable(
            by=current_user(request.actor), now=clock.now(), deliverable=row, **form.cleaned_data
        )

    title = f"取消任务 {row.code} {row.title}"
    return _answer(request, form, write, title, "取消该任务", campaign, danger=True)


def _answer(
    request: ActorRequest,
    form: StyledForm,
    write: Callable[[], Campaign],
    title: str,
    submit: str,
    campaign: Campaign | None = None,
    *,
    danger: bool = False,
) -> HttpResponse:
    """The page of one form; what was typed stays when it is refused."""
    back = _page(campaign) if campaign is not None else reverse("campaign:setup")
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                saved = write()
            except Refusal as refusal:
                form.add_refusal(refusal)
            else:
                messages.success(request, f"{title}：已保存，现在是第 {saved.edition} 版。")
                return HttpResponseRedirect(_page(saved))
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "cancel_url": back,
        "campaign": campaign,
        "danger": danger,
    }
    return render(request, "campaign/setup_form.html", context, status=status)


def _page(campaign: Campaign) -> str:
    return f"{reverse('campaign:setup')}?year={campaign.year}"
