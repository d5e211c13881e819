"""Doors of random admission: the public pages of every draw, its files, and the record for staff."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from enrollment.choices.lotteries import SETTLED, LotteryState, PublishedList
from enrollment.forms.lotteries import TicketForm
from enrollment.models import Lottery
from enrollment.queries import lotteries as reads
from enrollment.queries import lottery_protocols
from enrollment.rules import lotteries as rules
from yangguang.accounts.access import get_row, public, staff_only
from yangguang.accounts.middleware import ActorRequest
from yangguang.common import clock
from yangguang.tenancy.choices import Right

PAGE = 50
SCRIPT = settings.BASE_DIR / "docs" / "verify_draw.py"


@public
@require_GET
def draws(request: HttpRequest) -> HttpResponse:
    """The draws of this year: those that wait for their day, and those with a result."""
    page = Paginator(reads.published(clock.today().year), PAGE).get_page(request.GET.get("page"))
    return render(request, "enrollment/public_draws.html", {"page_obj": page, "year": clock.today().year})


@public
@require_GET
def draw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One draw: what was fixed and when, the numbers, who has a place, and how to recompute it."""
    lottery = _published(pk)
    form = TicketForm(request.GET if "number" in request.GET else None)
    wanted = form.cleaned_data["number"].strip() if form.is_bound and form.is_valid() else ""
    context: dict[str, Any] = {"lottery": lottery, "form": form, "wanted": wanted, "rule": rules.TWIN_RULE}
    if lottery.state in SETTLED:
        result = reads.result_of(lottery)
        lines: Any = result.lines
        context |= {"result": result, "found": result.of(wanted) if wanted else None}
        if lottery.state == LotteryState.DRAWN:
            context["key"] = rules.seed_is_read(lottery.seed)
    else:
        lines = reads.tickets_in(lottery)
        context["found_ticket"] = reads.ticket_of(lottery, wanted) if wanted else None
    context["page_obj"] = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return render(request, "enrollment/public_draw.html", context)


@public
@require_GET
def how(request: HttpRequest) -> HttpResponse:
    """How a draw is verified, in words a parent understands."""
    return render(request, "enrollment/public_how.html", {"rule": rules.TWIN_RULE})


@public
@require_GET
def script(request: HttpRequest) -> HttpResponse:
    """The offline script, as it stands in the documentation."""
    return _file(SCRIPT.read_text(encoding="utf-8"), "verify_draw.py", "text/x-python")


@public
@require_GET
def tickets_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The frozen list, byte for byte what was hashed."""
    return _list(_published(pk), PublishedList.TICKETS)


@public
@require_GET
def ranking_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The frozen list in the order it was drawn, byte for byte what the offline script prints."""
    return _list(_published(pk), PublishedList.RANKING)


@public
@require_GET
def result_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Order, ticket and standing as of now, with those who moved up."""
    lottery = _published(pk)
    if lottery.state not in SETTLED:
        raise Http404
    lines = ["顺序,票号,人数,公布的姓名,状态", *reads.result_lines(lottery)]
    # The mark lets a spreadsheet read the Chinese; nobody hashes this file.
    return _file("\ufeff" + "".join(f"{line}\n" for line in lines), "result.csv")


@require_GET
@staff_only(Right.VIEW)
def protocol(request: ActorRequest, pk: UUID) -> HttpResponse:
    """抽取记录 as a PDF; it names the witnesses, so it is handed out by people."""
    lottery = get_row(Lottery, request.actor, pk, Right.VIEW)
    if not lottery.sha256:
        raise rules.NotMadeYet
    response = HttpResponse(lottery_protocols.path_of(lottery).read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="lottery-{lottery.drawn_on:%Y%m%d}.pdf"'
    return response


def _published(pk: UUID) -> Lottery:
    """The draw, once its list is frozen; before that there is nothing to see, for nobody."""
    lottery: Lottery | None = reads.published().filter(pk=pk).first()
    if lottery is None:
        raise Http404
    return lottery


def _list(lottery: Lottery, kind: PublishedList) -> HttpResponse:
    lines = lottery.lists.filter(kind=kind).first()
    if lines is None:
        raise Http404
    return _file(lines.content, f"{kind}.csv")


def _file(content: str, name: str, kind: str = "text/csv") -> HttpResponse:
    response = HttpResponse(content.encode(), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
