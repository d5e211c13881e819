"""What accounts refuse."""

from yangguang.common.refusals import Refusal


class RoleDoesNotFit(Refusal):
    code = "ROLE_DOES_NOT_FIT"
    message = "该账号类别不能担任此角色：系统、安全、审计三类管理员互斥，且不得办理业务。"
    field = "role"


class RoleLevelMismatch(Refusal):
    code = "ROLE_LEVEL_MISMATCH"
    message = "该角色不能授在这一级单位上，请另选单位。"
    field = "unit"


class NotYourself(Refusal):
    code = "NOT_YOURSELF"
    message = "不能给自己授权或收回自己的授权，请由另一位安全管理员办理。"
    field = "user"
    status = 403


class EndsInThePast(Refusal):
    code = "ENDS_IN_THE_PAST"
    message = "有效期须晚于现在。"
    field = "until"
