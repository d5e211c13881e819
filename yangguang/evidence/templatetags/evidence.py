"""Addresses of a row's files, for templates: ``{% load evidence %}{% attach_url row as upload_url %}``."""

from django import template
from django.urls import reverse

from yangguang.accounts.rights import Actor
from yangguang.evidence import access
from yangguang.evidence.choices import ACCEPT, MAX_BYTES, MEGABYTE
from yangguang.evidence.models import Evidence
from yangguang.tenancy.models import TenantModel

register = template.Library()


@register.simple_tag
def attach_url(subject: TenantModel) -> str:
    """Where the common upload form of this row posts to."""
    return reverse("evidence:attach", args=[subject._meta.label, subject.pk])


@register.simple_tag
def files_of(subject: TenantModel) -> object:
    """The row's files, oldest first."""
    return Evidence.objects.of(subject).select_related("uploaded_by")


@register.simple_tag
def accepted_files() -> dict[str, object]:
    """What the file chooser offers and the size limit in MB."""
    return {"extensions": ACCEPT, "megabytes": MAX_BYTES // MEGABYTE}


@register.simple_tag
def may_attach(actor: Actor, subject: TenantModel) -> bool:
    """Whether the person may put files on the row."""
    return access.may_attach(actor, subject)
