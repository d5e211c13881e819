"""Saved views of a list."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from yangguang.accounts.access import current_user
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.common.refusals import Refusal
from yangguang.ledgers.actions.views import delete_view, save_view
from yangguang.ledgers.declaration import Ledger
from yangguang.ledgers.forms import SavedViewForm
from yangguang.ledgers.models import SavedView
from yangguang.ledgers.queries.criteria import parse


def save(request: ActorRequest, ledger: Ledger) -> HttpResponse:
    """Keep the list as the address shows it. The search text is left out: it may be a child's name."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    form = SavedViewForm(request.POST)
    criteria = parse(ledger, request.actor, request.GET)
    query = replace(criteria, text="", sealed_text="", page=1).query()
    if not form.is_valid():
        messages.error(request, "请填写视图名称，最多 40 个字。")
        return HttpResponseRedirect(f"{ledger.urls['list']}?{query or 'view=none'}")
    try:
        save_view(
            by=current_user(request.actor),
            unit_id=request.actor.home,
            ledger=ledger,
            query=query,
            now=clock.now(),
            **form.cleaned_data,
        )
        messages.success(request, f"已保存视图“{form.cleaned_data['name']}”。")
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return HttpResponseRedirect(f"{ledger.urls['list']}?{query or 'view=none'}")


def delete(request: ActorRequest, ledger: Ledger, pk: Any) -> HttpResponse:
    """Forget one of one's own views; another's is not there."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    view = get_object_or_404(SavedView, pk=pk, user=current_user(request.actor), ledger=ledger.label)
    delete_view(by=current_user(request.actor), view=view, now=clock.now())
    messages.success(request, "已删除视图。")
    return HttpResponseRedirect(ledger.urls["list"])
