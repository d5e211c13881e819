"""Roles and what each may do."""

from django.db import models

from yangguang.tenancy.choices import Level, Right


class Kind(models.TextChoices):
    """What an account is for. The three administrators (三员) are kinds of their own, so that nobody is
    two of them and none of them sees business data (等保 8.1.5)."""

    STAFF = "staff", "业务人员"
    SYSTEM = "system", "系统管理员"
    SECURITY = "security", "安全管理员"
    AUDIT = "audit", "审计管理员"


class Role(models.TextChoices):
    CLERK = "clerk", "经办人"
    REVIEWER = "reviewer", "审核人"
    LEADER = "leader", "分管领导"
    HANDLER = "handler", "投诉办理人"
    SCHOOL = "school", "学校经办人"
    SUPERVISOR = "supervisor", "督办人"
    VIEWER = "viewer", "查看"
    CROSS_CHECKER = "cross_checker", "相互检查人"
    ADMIN_SYSTEM = "admin_system", "系统管理员"
    ADMIN_SECURITY = "admin_security", "安全管理员"
    ADMIN_AUDIT = "admin_audit", "审计管理员"


ROLE_RIGHTS: dict[str, frozenset[Right]] = {
    Role.CLERK: frozenset({Right.VIEW, Right.FILL, Right.REVEAL}),
    Role.REVIEWER: frozenset({Right.VIEW, Right.REVIEW, Right.SUPERVISE}),
    Role.LEADER: frozenset({Right.VIEW, Right.SIGN}),
    Role.HANDLER: frozenset({Right.VIEW, Right.HANDLE}),
    Role.SCHOOL: frozenset({Right.VIEW, Right.FILL}),
    Role.SUPERVISOR: frozenset({Right.VIEW, Right.SUPERVISE}),
    Role.VIEWER: frozenset({Right.VIEW}),
    # No VIEW: it opens the drawn sample of a checklist and nothing else of the unit (decision 0012).
    Role.CROSS_CHECKER: frozenset({Right.CROSS_CHECK}),
    Role.ADMIN_SYSTEM: frozenset({Right.CONFIGURE}),
    Role.ADMIN_SECURITY: frozenset({Right.GRANT}),
    Role.ADMIN_AUDIT: frozenset({Right.AUDIT}),
}

# Which kind of account may hold which role; the database checks the same (Grant.Meta).
KIND_OF_ROLE: dict[str, Kind] = {
    Role.ADMIN_SYSTEM: Kind.SYSTEM,
    Role.ADMIN_SECURITY: Kind.SECURITY,
    Role.ADMIN_AUDIT: Kind.AUDIT,
}

# Levels on which a role makes sense; a school account is granted on one school.
ROLE_LEVELS: dict[str, frozenset[Level]] = {
    Role.SCHOOL: frozenset({Level.SCHOOL}),
    Role.CROSS_CHECKER: frozenset({Level.COUNTY}),
    Role.CLERK: frozenset({Level.COUNTY, Level.CITY, Level.PROVINCE}),
    Role.HANDLER: frozenset({Level.COUNTY, Level.CITY, Level.PROVINCE}),
}


def kind_of(role: str) -> Kind:
    """The kind of account a role belongs to."""
    return KIND_OF_ROLE.get(role, Kind.STAFF)
