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


class NotYourselfHere(Refusal):
    code = "NOT_YOURSELF_HERE"
    message = "不能在这里变更自己的账号，请由另一位安全管理员办理。"
    status = 403


class LinkIsSpent(Refusal):
    code = "LINK_IS_SPENT"
    message = "这个链接已使用过、已被新的链接替换或已超过 3 天，请联系安全管理员重新生成。"
    status = 410


class WrongCode(Refusal):
    code = "WRONG_CODE"
    message = "动态口令不正确或已使用过，请等手机上出现新的 6 位数字后再输入。"
    field = "code"
    status = 422


class AlreadyEnrolled(Refusal):
    code = "ALREADY_ENROLLED"
    message = "您已绑定验证器；如手机遗失，请联系安全管理员解除后重新绑定。"


class SubstituteLacksRights(Refusal):
    """Who stands in receives only what they may open anyway."""

    code = "SUBSTITUTE_LACKS_RIGHTS"
    field = "substitute"
    status = 422


class StandsInForYou(Refusal):
    """Two people, or a ring of them, would name one another: nobody would receive."""

    code = "SUBSTITUTES_IN_A_RING"
    field = "substitute"
    status = 422


class AbsenceOverlaps(Refusal):
    code = "ABSENCE_OVERLAPS"
    field = "starts"


class DatesReversed(Refusal):
    code = "DATES_REVERSED"
    message = "结束日期不能早于开始日期，请检查两个日期。"
    field = "ends"
    status = 422


class AbsenceIsOver(Refusal):
    code = "ABSENCE_IS_OVER"
    message = "结束日期已经过去，不需要登记；请填写今天或以后的日期。"
    field = "ends"
    status = 422
