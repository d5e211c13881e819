"""The training clock's page. Here and not in ``common``, which lies below the rights its gate asks for."""

from django.urls import path

from yangguang.accounts.access import staff_only
from yangguang.common.views import training_clock
from yangguang.tenancy.choices import Right

app_name = "common"
urlpatterns = [path("", staff_only(Right.CONFIGURE)(training_clock), name="clock")]
