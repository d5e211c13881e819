"""The public door: is this paper the one that was signed. Says nothing that is not printed on it."""

import hashlib

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from reports.choices import DocumentState
from reports.forms import FileForm
from reports.queries import filings
from yangguang.accounts.access import public
from yangguang.accounts.middleware import ActorRequest

_VERDICTS = {
    DocumentState.VALID: ("ok", "有效", "本文件由下列单位签发，目前有效。"),
    DocumentState.REPLACED: ("due", "已被替换", "签发单位已用新版替换这份文件，请以新版为准。"),
    DocumentState.WITHDRAWN: ("late", "已退回或撤回", "这份文件签发后被退回或撤回，不再有效。"),
}


@public
@require_GET
def ask(request: ActorRequest) -> HttpResponse:
    """For those who cannot scan: type the code printed beside the QR code."""
    code = "".join(filter(str.isalnum, request.GET.get("code", ""))).upper()[:32]
    return redirect("verify:document", code) if code else render(request, "reports/verify_ask.html")


@public
@require_http_methods(["GET", "POST"])
def document(request: ActorRequest, code: str) -> HttpResponse:
    """Valid, replaced, withdrawn or unknown; a PDF dropped here is compared and not kept."""
    line = filings.verification(code)
    if line is None:
        return render(request, "reports/verify_unknown.html", {"code": code[:32]}, status=404)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    same = None
    if request.method == "POST" and form.is_valid():
        digest = hashlib.sha256()
        for chunk in form.cleaned_data["file"].chunks():
            digest.update(chunk)
        same = bool(line.sha256) and digest.hexdigest() == line.sha256
    tone, word, sentence = _VERDICTS[DocumentState(line.state)]
    context = {"line": line, "form": form, "same": same, "tone": tone, "word": word, "sentence": sentence}
    return render(request, "reports/verify.html", context, status=422 if form.errors else 200)
