"""Settings: everything a machine may differ in comes from the environment (`.env.example` names each)."""

import sys
from datetime import timedelta
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- What this installation is -------------------------------------------------------------------
# The training clock (演练时钟): set → every date the product shows or reckons with starts from it.
TRAINING_TODAY = env.str("YANGGUANG_TODAY", default="")
MFA_REQUIRED = env.str("YANGGUANG_MFA", default="on") != "off"
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="Sunshine-2024")

# Envelope keys: "k2:<base64>,k1:<base64>"; the first encrypts, all decrypt. INDEX_KEY keys the blind index.
FIELD_KEYS = env.list("FIELD_KEYS")
# What encrypts new envelopes: sm4 (GB/T 32907) or aes. Each envelope names its own, so both stay readable.
FIELD_CIPHER = env.str("FIELD_CIPHER", default="sm4")
if FIELD_CIPHER not in ("sm4", "aes"):
    raise ImproperlyConfigured("FIELD_CIPHER must be sm4 or aes.")
INDEX_KEY = env.str("INDEX_KEY")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "guardian",
    "pgtrigger",
    "pghistory",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_htmx",
    "django_filters",
    "formtools",
    "import_export",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django_prometheus",
    "yangguang.common",
    "yangguang.documents",
    "yangguang.tenancy",
    "yangguang.audit",
    "yangguang.accounts",
    "yangguang.evidence",
    "yangguang.notices",
    "yangguang.ledgers",
    "campaign",
    "enrollment",
    "zoning",
    "complaints",
    "reports",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "yangguang.common.middleware.no_store",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "yangguang.accounts.middleware.SessionLimits",
    "yangguang.accounts.middleware.ActorMiddleware",
    "yangguang.tenancy.middleware.ScopeMiddleware",
    "yangguang.audit.middleware.HistoryContext",
    "yangguang.common.middleware.refusals",
    "axes.middleware.AxesMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "yangguang.urls"
WSGI_APPLICATION = "yangguang.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yangguang.common.context_processors.site",
                "yangguang.accounts.context_processors.actor",
            ],
            "builtins": ["yangguang.common.templatetags.yg"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ------------------------------------------------------------------------------------------
# Two roles: `default` is the runtime role (neither owner nor superuser), `owner` only migrates.
DATABASES = {
    "default": {**env.db_url("DATABASE_URL"), "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": 60},
    "owner": {**env.db_url("DATABASE_OWNER_URL"), "CONN_MAX_AGE": 0},
}
for _database in DATABASES.values():
    _database["TEST"] = {"MIGRATE": True}
DATABASES["owner"]["TEST"]["MIRROR"] = "default"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

REDIS_URL = env.str("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "yg",
    }
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / ".run" / "media")))
MEDIA_URL = env.str("MEDIA_URL", default="/media/")  # never served directly: evidence/ streams it
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / ".run" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = env.bool("WHITENOISE_USE_FINDERS", default=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("STATIC_MANIFEST", default=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Celery: it only ticks; what must happen is a row (architecture.md §4) ---------------------------


def celery_broker(redis_url: str) -> str:
    """The broker address Celery understands for the same Redis (`unix://` → `redis+socket://`)."""
    if redis_url.startswith("unix://"):
        path, _, query = redis_url.removeprefix("unix://").partition("?")
        number = dict(pair.split("=") for pair in query.split("&") if pair).get("db", "0")
        return f"redis+socket://{path}?virtual_host={number}"
    return redis_url


CELERY_BROKER_URL = celery_broker(REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_TASK_ALWAYS_EAGER = env.bool("CELERY_EAGER", default=False)
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_BEAT_SCHEDULE = {
    "campaign-render-letters": {"task": "campaign.render_letters", "schedule": timedelta(seconds=20)},
    "enrollment-lottery-protocols": {
        "task": "enrollment.render_lottery_protocols",
        "schedule": timedelta(seconds=60),
    },
    "reports-draft-due": {"task": "reports.draft_due_filings", "schedule": timedelta(seconds=20)},
    "accounts-end-grants": {"task": "accounts.end_expired_grants", "schedule": timedelta(minutes=10)},
    "ledgers-run-jobs": {"task": "ledgers.run_waiting_jobs", "schedule": timedelta(seconds=30)},
    "notices-remind": {
        "task": "notices.tick_reminders",
        # In training the day jumps, and whoever moved it wants to see what follows.
        "schedule": timedelta(seconds=20) if TRAINING_TODAY else timedelta(minutes=10),
    },
    "notices-digests": {"task": "notices.send_digests", "schedule": timedelta(minutes=2)},
    "notices-send-mail": {"task": "notices.send_waiting_mail", "schedule": timedelta(seconds=60)},
    "complaints-forget-drafts": {"task": "complaints.forget_drafts", "schedule": timedelta(minutes=10)},
    "audit-seal-days": {"task": "audit.seal_finished_days", "schedule": timedelta(hours=1)},
    "campaign-draw-looks": {"task": "campaign.draw_second_looks", "schedule": timedelta(minutes=30)},
    "campaign-public-figures": {"task": "campaign.publish_figures", "schedule": timedelta(hours=1)},
    "enrollment-matching": {"task": "enrollment.tick_matching", "schedule": timedelta(seconds=30)},
    "enrollment-duplicates": {"task": "enrollment.find_duplicates", "schedule": timedelta(hours=12)},
    "enrollment-retention": {"task": "enrollment.erase_expired", "schedule": timedelta(hours=12)},
    "evidence-sweep": {"task": "evidence.sweep_orphans", "schedule": timedelta(hours=6)},
}

# --- Language and time -----------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# --- People ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "yangguang.accounts.rules.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "yangguang.accounts.rules.NoLocalWords"},
    {"NAME": "yangguang.accounts.rules.EnoughKinds"},
]
# "dengbao": complexity and a period of 90 days (等保 8.1.4.1 a); "asvs": neither (ASVS 6.2.5, 6.2.10).
PASSWORD_PROFILE = env.str("PASSWORD_PROFILE", default="dengbao")
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "campaign:desk"
LOGOUT_REDIRECT_URL = "accounts:login"
ANONYMOUS_USER_NAME = None  # guardian: no row for the public; the public has its own scope
# Rights are asked through accounts.rights, which knows the tree; guardian's own backend does not.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
OTP_TOTP_ISSUER = "阳光招生"

# Lock the pair of name and address, so that an attacker cannot lock out the owner (security.md C16).
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "yangguang.accounts.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "yangguang.accounts.queries.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_LIMIT = timedelta(minutes=30)
SESSION_ABSOLUTE_LIMIT = timedelta(hours=12)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "yangguang.common.views.csrf_failure"

# --- Browser ------------------------------------------------------------------------------------------
_HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if _HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _HTTPS else "csrftoken"
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Other sites learn nothing. Not "no-referrer": it makes browsers send "Origin: null" with our own
# forms, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Without it maps show zones on a white ground. The tile host sees which part of the map a parent looks at.
MAP_TILES = env.str("MAP_TILES", default="")
MAP_TILES_NOTE = env.str("MAP_TILES_NOTE", default="")
_TILE_HOST = "/".join(MAP_TILES.replace("{s}", "*").split("/")[:3])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:", *filter(None, [_TILE_HOST])],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "accelerometer", "gyroscope")
}

# --- API -----------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "yangguang.common.api.exception_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "阳光招生 yangguang API",
    "DESCRIPTION": "义务教育阳光招生专项行动台账接口。每个台账一组地址，权限与网页一致。",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- Mail, logs ------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # Request lines would carry query strings, and query strings may carry names.
    "loggers": {
        "django.server": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "WARNING"},
    },
}

TESTING = "pytest" in sys.modules
if not DEBUG and not TESTING and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")
