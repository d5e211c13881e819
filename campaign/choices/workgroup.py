"""Who stands for what in the working group (plan 四（一）)."""

from django.db import models


class PostRole(models.TextChoices):
    LEADER = "leader", "组长（一把手）"
    DEPUTY = "deputy", "副组长（分管领导）"
    OFFICE = "office", "办公室主任"
    MEMBER = "member", "成员"


# The posts without which phase one cannot be closed (plan 四（一）: 一把手负总责、分管领导具体负责).
NAMED_POSTS = (PostRole.LEADER, PostRole.DEPUTY, PostRole.OFFICE)
