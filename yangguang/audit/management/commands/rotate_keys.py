"""``manage.py rotate_keys``: seal everything under the first key of FIELD_KEYS; then the old keys may go."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yangguang.audit.actions import rotation
from yangguang.audit.actions.erasure import is_owner
from yangguang.common import crypto


def _rows(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("每批行数须是大于 0 的整数，例如 500")
    return int(text)


class Command(BaseCommand):
    help = "用 FIELD_KEYS 的第一把密钥重新加密全部个人信息（系统可照常运行，中断后可再次运行）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只查看哪些密钥仍在使用，不改动数据")
        parser.add_argument("--batch", type=_rows, default=rotation.BATCH, help="每批行数")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, then say which keys are still in use. Exit code 1 when an old one is, so that nobody
        takes it away."""
        if not is_owner():
            raise CommandError(
                "请用数据库属主的 DATABASE_OWNER_URL 运行（与 migrate 相同），没有改动任何内容。"
            )
        current = _current()
        _refuse_lost_keys()
        if not options["check"]:
            for columns in rotation.sealed_columns():
                count = sum(rotation.rotate(columns, batch=options["batch"]))
                self.stdout.write(f"{columns.title}（{columns.table}）：重新加密 {count} 行")
        counts = rotation.keys_in_use()
        for label, count in sorted(counts.items()):
            self.stdout.write(f"{label}：{count} 项{'（当前）' if label == current else '（旧）'}")
        if set(counts) - {current}:
            raise CommandError("还有内容使用旧的密钥或算法，旧密钥不能移除；请运行 manage.py rotate_keys。")
        self.stdout.write(f"全部内容已使用 {current}，其他密钥可以从 FIELD_KEYS 移除。")


def _current() -> str:
    try:
        return crypto.current()
    except (ValueError, IndexError) as error:
        raise CommandError(
            "FIELD_KEYS 的写法不对：每把密钥写成“名称:base64”，解码后不少于 16 字节，几把之间用逗号隔开，"
            "第一把用来加密。没有改动任何内容。"
        ) from error


def _refuse_lost_keys() -> None:
    """What is sealed under a key that is not there cannot be sealed anew: said before anything is touched."""
    for label, count in sorted(rotation.keys_in_use().items()):
        if not crypto.opens(label):
            key_id = label.rpartition(".")[0]
            raise CommandError(
                f"FIELD_KEYS 里没有 {key_id} 这把密钥，用它加密的 {count} 项打不开。"
                "请把它放回 FIELD_KEYS（排在新密钥后面）再运行；没有改动任何内容。"
            )
