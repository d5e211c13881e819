"""``manage.py invite_administrator``: the first people of an installation, before anybody can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from yangguang.accounts.actions import activation_token, grant_role, open_account
from yangguang.accounts.choices import KIND_OF_ROLE
from yangguang.accounts.models import User
from yangguang.common import clock
from yangguang.tenancy.models import Unit

_ROLES = {str(kind): role for role, kind in KIND_OF_ROLE.items()}


class Command(BaseCommand):
    help = "开立一名系统、安全或审计管理员，并打印其一次性激活链接。日常开户请由安全管理员在网页上办理。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=sorted(_ROLES))
        parser.add_argument("username")
        parser.add_argument("name")
        parser.add_argument("unit", help="单位代码，例如 4109")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Open the account, grant the one role of its kind, print the link; nothing when it exists."""
        unit = Unit.objects.filter(pk=options["unit"]).first()
        if unit is None:
            raise CommandError(f"没有代码为 {options['unit']} 的单位，请先运行 manage.py load_reference。")
        if User.objects.filter(username=options["username"]).exists():
            raise CommandError(f"用户名 {options['username']} 已存在。")
        kind, now = options["kind"], clock.now()
        user = open_account(
            by=None, username=options["username"], name=options["name"], kind=kind, unit=unit, now=now
        )
        grant_role(by=None, user=user, unit=unit, role=_ROLES[kind], now=now, reason="安装时开立")
        path = reverse("accounts:activate", args=[user.public_id, activation_token(user)])
        self.stdout.write(f"{settings.SITE_URL}{path}")
