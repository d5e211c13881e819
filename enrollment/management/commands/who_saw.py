"""``manage.py who_saw``: who opened, revealed, exported one child's data, when, why (security.md C60)."""

from getpass import getpass
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from enrollment.queries.seen import children_named, who_saw
from yangguang.tenancy.codes import NATION
from yangguang.tenancy.scope import scope


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


class Command(BaseCommand):
    help = "列出谁打开、查看、导出过一名儿童的信息。不带参数时询问身份证号（不回显，不进入命令历史）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("child", nargs="?", default="", help="儿童记录的编号（UUID）；不接受身份证号")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line a sight, without any value. An identity number among the arguments is refused: it
        would stay in the shell's history and in the list of processes."""
        named = options["child"]
        if named and not _is_key(named):
            raise CommandError(
                "身份证号不能写在命令行里，那里只能写儿童记录的编号（UUID）。"
                "按身份证号查的，请不带参数运行，再按提示输入。"
            )
        with scope(NATION):
            children = children_named(named or getpass("身份证号（不显示）："))
            if not children:
                raise CommandError("没有这名儿童，请核对后再查。")
            for child in children:
                self._print(child)

    def _print(self, child: Any) -> None:
        sights = who_saw(child)
        self.stdout.write(f"{child.unit}，儿童记录 {child.pk}：{len(sights)} 次")
        for sight in sights:
            when = timezone.localtime(sight.at)
            self.stdout.write(
                f"{when:%Y-%m-%d %H:%M}\t{sight.who}\t{sight.unit}\t{sight.how}\t{sight.what}\t{sight.reason}"
            )
