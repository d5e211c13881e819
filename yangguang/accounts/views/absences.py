"""A person's own absences: who receives reminders and mail meanwhile."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from yangguang.accounts.access import current_user, get_absence, signed_in
from yangguang.accounts.actions import end_absence, enter_absence
from yangguang.accounts.forms import AbsenceForm
from yangguang.accounts.middleware import ActorRequest
from yangguang.accounts.models import Absence, User
from yangguang.accounts.queries import may_substitute, principals_of
from yangguang.common import clock
from yangguang.common.refusals import Refusal

_SHOWN = 20


@signed_in
@require_http_methods(["GET", "POST"])
def absence(request: ActorRequest) -> HttpResponse:
    """Enter an absence; see one's own, and for whom one receives today."""
    user, now, today = current_user(request.actor), clock.now(), clock.today()
    people = may_substitute(user, request.actor.rights, now)
    form = AbsenceForm(request.POST or None, people=people, initial={"starts": today})
    if request.method == "POST" and form.is_valid():
        try:
            entered = enter_absence(by=user, now=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, f"已登记：{entered.starts} 至 {entered.ends} 由{entered.substitute}代收。"
            )
            return HttpResponseRedirect(reverse("accounts:absence"))
    context = {
        "form": form,
        "people": people,
        "absences": Absence.objects.filter(user=user).select_related("substitute")[:_SHOWN],
        "principals": User.objects.filter(pk__in=principals_of(user, today)),
        "today": today,
    }
    return render(request, "accounts/absence.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def end(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Back earlier."""
    found = get_absence(request.actor, public_id)
    end_absence(by=current_user(request.actor), absence=found, now=clock.now())
    messages.success(request, "代收已结束，提醒和邮件重新由您本人接收。")
    return HttpResponseRedirect(reverse("accounts:absence"))
