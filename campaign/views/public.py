"""Public pages: no account, phone first, nothing but what was published."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from campaign.forms.disclosure import NoticeFilterForm, QuestionSearchForm, SchoolSearchForm
from campaign.queries import public as reads
from yangguang.accounts.access import public
from yangguang.tenancy import codes

PAGE = 30


@public
@require_GET
def schools(request: HttpRequest) -> HttpResponse:
    """Find a school by name and county."""
    counties = reads.counties()
    form = SchoolSearchForm(request.GET, counties=counties)
    given = _given(form)
    page = Paginator(reads.schools(given.get("q", ""), given.get("county", "")), PAGE).get_page(
        request.GET.get("page")
    )
    counts = reads.published_counts(list(page.object_list))
    lines = [(unit, counts.get(unit.pk, 0)) for unit in page.object_list]
    context = {"form": form, "page_obj": page, "lines": lines, "counties": dict(counties)}
    return render(request, "public/schools.html", context)


@public
@require_GET
def school(request: HttpRequest, code: str) -> HttpResponse:
    """What one school has published, or that it is closed; a county's code leads to its schools."""
    unit = reads.school(code) if codes.is_code(code) else None
    if unit is None:
        if len(code) == 6 and codes.is_code(code):
            return redirect(f"{reverse('campaign:public-schools')}?{urlencode({'county': code})}")
        raise Http404
    if not unit.active:
        found = {"school": unit, **reads.closed_school_page(unit)}
        return render(request, "public/school_closed.html", found)
    return render(request, "public/school.html", {"school": unit, **reads.school_page(unit)})


@public
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """Stage notices, the latest first."""
    form = NoticeFilterForm(request.GET, counties=reads.counties())
    given = _given(form)
    found = reads.notices(given.get("county", ""), given.get("stage", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "public/notices.html", {"form": form, "page_obj": page})


@public
@require_GET
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One notice, with what corrected it."""
    row = reads.notices().filter(pk=pk).first()
    if row is None:
        raise Http404
    correction = getattr(row, "corrected_by", None)
    shown = correction if correction is not None and correction.published else None
    return render(request, "public/notice.html", {"notice": row, "correction": shown})


@public
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Questions parents ask, with their answers."""
    form = QuestionSearchForm(request.GET)
    given = _given(form)
    page = Paginator(reads.answers(given.get("q", ""), given.get("topic", "")), PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "public/questions.html", {"form": form, "page_obj": page})


@public
@require_GET
def statistics(request: HttpRequest) -> HttpResponse:
    """Sums of the campaign, without identities; small numbers are hidden."""
    return render(request, "public/statistics.html", {"cities": reads.figures()})


def _given(form: Any) -> dict[str, str]:
    """What was asked for; a word the form does not know asks for nothing."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}
