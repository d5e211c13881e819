"""``manage.py verify_seals``: does the history still agree with its seals?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from yangguang.audit.models import Seal
from yangguang.audit.queries import latest_seal, verify_seals
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


class Command(BaseCommand):
    help = "核对历史封存；发现改动时指出第一处并以非零状态退出。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Name the first altered row, or say how many days hold."""
        with scope(NATION):
            found = verify_seals(now=timezone.now())
            count, latest = Seal.objects.count(), latest_seal()
        if found:
            raise CommandError(f"历史记录与封存不一致：{found}")
        if not latest:
            self.stdout.write("还没有封存，没有可以核对的内容；每日封存由定时任务（celery beat）生成。")
            return
        self.stdout.write(f"{count} 天的历史记录与封存一致；最近一次封存：{latest}")
