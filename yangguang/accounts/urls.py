from django.urls import path

from yangguang.accounts.views import absences, grants, passwords, second_factor, sign_in, users

app_name = "accounts"
urlpatterns = [
    path("login/", sign_in.sign_in, name="login"),
    path("logout/", sign_in.sign_out, name="logout"),
    path("start/", sign_in.start, name="start"),
    path("confirm/", sign_in.confirm, name="confirm"),
    path("password/", passwords.change, name="password"),
    path("activate/<uuid:public_id>/<str:token>/", passwords.set_first, name="activate"),
    path("second-factor/", second_factor.second_factor, name="second-factor"),
    path("users/", users.people, name="users"),
    path("users/add/", users.add, name="user-add"),
    path("users/<uuid:public_id>/", users.person, name="user"),
    path("users/<uuid:public_id>/disable/", users.disable, name="user-disable"),
    path("users/<uuid:public_id>/enable/", users.enable, name="user-enable"),
    path("users/<uuid:public_id>/unlock/", users.unlock, name="user-unlock"),
    path("users/<uuid:public_id>/invite/", users.invite, name="user-invite"),
    path("users/<uuid:public_id>/end-sessions/", users.end_sessions, name="user-end-sessions"),
    path("users/<uuid:public_id>/forget-factor/", users.forget_factor, name="user-forget-factor"),
    path("absence/", absences.absence, name="absence"),
    path("absence/<uuid:public_id>/end/", absences.end, name="absence-end"),
    path("grants/", grants.grants, name="grants"),
    path("grants/add/", grants.add, name="grant-add"),
    path("grants/<uuid:public_id>/revoke/", grants.revoke, name="grant-revoke"),
]
