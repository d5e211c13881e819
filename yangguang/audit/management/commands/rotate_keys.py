"""``manage.py rotate_keys``: seal everything under the first key of FIELD_KEYS; then the old keys may go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yangguang.audit.actions import rotation
from yangguang.common import crypto


class Command(BaseCommand):
    help = "用 FIELD_KEYS 的第一把密钥重新加密全部个人信息（系统可照常运行，中断后可再次运行）。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="只查看哪些密钥仍在使用，不改动数据")
        parser.add_argument("--batch", type=int, default=rotation.BATCH, help="每批行数")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, then say which keys are still in use. Exit code 1 when an old one is, so that nobody
        takes it away."""
        if not options["check"]:
            for columns in rotation.sealed_columns():
                count = sum(rotation.rotate(columns, batch=options["batch"]))
                self.stdout.write(f"{columns.table}：重新加密 {count} 行")
        counts, current = rotation.keys_in_use(), crypto.current()
        for label, count in sorted(counts.items()):
            self.stdout.write(f"{label}：{count} 项{'（当前）' if label == current else '（旧）'}")
        if set(counts) - {current}:
            raise CommandError("还有内容使用旧的密钥或算法，旧密钥不能移除；请运行 manage.py rotate_keys。")
        self.stdout.write(f"全部内容已使用 {current}，其他密钥可以从 FIELD_KEYS 移除。")
