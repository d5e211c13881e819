"""``manage.py erase_expired``: erase children's data that is past its term, history included."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from enrollment.actions.retention import erase_expired
from enrollment.choices.retention import Kept
from enrollment.queries import retention as reads
from yangguang.audit.actions.erasure import is_owner
from yangguang.common import clock
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


class Command(BaseCommand):
    help = "删除已过保存期限的儿童信息，连同修改历史和附件（可每天运行，中断后可再次运行）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只列出到期的行数，不删除")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, or with ``--check`` only count, and say how many rows of each kind."""
        now = clock.now()
        if options["check"]:
            total = 0
            with scope(NATION):
                for source in reads.sources():
                    count = sum(len(due.keys) for due in reads.due(source, timezone.localdate(now)))
                    total += count
                    self.stdout.write(
                        f"{source.kind.label} {source.model._meta.verbose_name}：到期 {count} 行"
                    )
            self.stdout.write(
                f"共到期 {total} 行，只是查看，没有删除任何内容；"
                "删除时附属的行（如儿童在各台账的记录）一起删，行数会更多。"
            )
            return
        if not is_owner():
            raise CommandError(
                "请用数据库属主的 DATABASE_OWNER_URL 运行（与 migrate 相同），没有删除任何内容。"
            )
        done = erase_expired(now=now)
        for kind in Kept:
            self.stdout.write(f"{kind.label}：删除 {done[kind]} 行")
