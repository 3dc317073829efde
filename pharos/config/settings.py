"""Settings. Each one that an installation may set is read from the environment here and listed in docs/settings.md."""

from pathlib import Path

import dj_database_url
from django.utils.csp import CSP
from environs import Env

from pharos.config.mail import mailers
from pharos.config.openid import providers

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- The installation ------------------------------------------------------------------------------------------------
DEMO = env.bool("PHAROS_DEMO", False)
DATA_DIR = Path(env.str("PHAROS_DATA_DIR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = env.str("SECRET_KEY", "only for the demo" if DEMO else None) or env.str("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
SITE_ADDRESS = env.str("SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
PROGRAMME_NAME = env.str("PROGRAMME_NAME", "Kent Leaders of Education")
ASSOCIATION_NAME = env.str("ASSOCIATION_NAME", "Kent Association of Headteachers")
AUTHORITY_NAME = env.str("AUTHORITY_NAME", "the local authority")
LA_CODE = env.str("LA_CODE", "886")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "programme@pharos.example")
# The days that a leader commits each school year at no cost, and the usual rate of a funded day in pounds.
FREE_DAYS_PER_YEAR = env.float("FREE_DAYS_PER_YEAR", 3)
DAY_RATE = env.int("DAY_RATE", 400)
# How many working days a leader has to answer an offer.
OFFER_WORKING_DAYS = env.int("OFFER_WORKING_DAYS", 10)
# When a school counts as good or outstanding; the rules that come with the service, unless a file is named.
STANDING_RULES_FILE = env.str("STANDING_RULES_FILE", "")
# A leader confirms the profile once a year: for how many days that holds, how many there are to answer before the page
# says how old it is, and how many from the warning until it is hidden.
PROFILE_CONFIRM_DAYS = env.int("PROFILE_CONFIRM_DAYS", 365)
PROFILE_ANSWER_DAYS = env.int("PROFILE_ANSWER_DAYS", 28)
PROFILE_NOTICE_DAYS = env.int("PROFILE_NOTICE_DAYS", 28)
# On which days after a designation a leader is reminded of a profile that is not complete.
PROFILE_REMINDER_DAYS = env.list("PROFILE_REMINDER_DAYS", [14, 28, 56], subcast=int)

# --- Django ----------------------------------------------------------------------------------------------------------
ROOT_URLCONF = "pharos.config.urls"
WSGI_APPLICATION = "pharos.config.wsgi.application"
AUTH_USER_MODEL = "people.Person"
# Emails are unique whatever the case of their letters: a constraint of ours that this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks_db",
    "pharos.common",
    "pharos.activity",
    "pharos.jobs",
    "pharos.files",
    "pharos.outbox",
    "pharos.people",
    "pharos.schools",
    "pharos.days",
    "pharos.interests",
    "pharos.taxonomy",
    "pharos.leaders",
    "pharos.support",
    "pharos.matching",
    "pharos.deployments",
    "pharos.home",
    "pharos.office",
]
# The demo's doors (one-click personas, inbox, clock) exist only where the demo is switched on.
if DEMO:
    INSTALLED_APPS.append("pharos.devtools")

MIDDLEWARE = [
    "pharos.common.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pharos.people.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pharos.common.headers.AddressMiddleware",
    "pharos.common.headers.UploadLimitMiddleware",
    "pharos.common.middleware.RefusalMiddleware",
]

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "pharos.common.ui.context.frame",
]
# The function that tells which links stand at the head of each page; empty: none.
NAVIGATION = "pharos.home.navigation.items"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "pharos.common.ui.environment.environment", "context_processors": _CONTEXT},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

# --- Data ------------------------------------------------------------------------------------------------------------
# SQLite as tried under contention: write-ahead log, and transactions that take the write lock when they begin.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000",
}
DATABASES = {"default": dj_database_url.parse(env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'pharos.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE
else:
    # Compiling a question takes longer than answering it: pages ask small ones.
    _pool = {"min_size": 1, "max_size": env.int("DATABASE_POOL", 8)}
    DATABASES["default"]["OPTIONS"] = {"pool": _pool, "options": "-c jit=off"}
# Sign-in limits are counted in a cache that all processes share.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
# Letters have a queue and a lane of their own, so that no import holds up a sign-in code.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "letters"]}}
# A worker that has given no sign of life for so many seconds is dead: another takes up what it held.
WORKER_DEAD_AFTER = env.float("WORKER_DEAD_AFTER", 60)
# A process remembers who is in the directory for so many seconds, while no leader changes. 0: it always looks.
DIRECTORY_REMEMBERED = env.float("DIRECTORY_REMEMBERED", 60)

# --- Mail ------------------------------------------------------------------------------------------------------------
# smtp[s]://user:password@host:port, or nothing: then letters are written as files under DATA_DIR/mail.
EMAIL_URL = env.str("EMAIL_URL", "")
MAILERS = mailers(EMAIL_URL, DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "Pharos <pharos@pharos.example>")

# --- Sign-in ---------------------------------------------------------------------------------------------------------
# By a code sent to the person's address, by a passkey that they added, or by OpenID Connect where it is set up. No
# passwords, no sign-up (docs/decisions/0005-person.md, 0021-ways-to-sign-in.md).
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "pharos.people.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code proves the address each time
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # our own letter says what an unknown address can do
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 6
ACCOUNT_LOGIN_TIMEOUT = 2 * 3600  # longer than a code lives, so that a late code is told that it is late
# A whole school may share one address on the internet: tight for each mailbox, generous for each network.
ACCOUNT_RATE_LIMITS = {"request_login_code": "100/m/ip,1000/h/ip,3/m/key,12/h/key", "passkey": "100/m/ip,1000/h/ip"}
# Accounts elsewhere with which people may sign in here: see docs/running.md.
OPENID_CONNECT = providers(env.str("OPENID_CONNECT", ""))
SOCIALACCOUNT_ADAPTER = "pharos.people.openid.Adapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OPENID_CONNECT, "OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link leaves this service: a form may not post elsewhere
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # our adapter decides whose account it is
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0

# --- Files and pages -------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns where it is missing
WHITENOISE_USE_FINDERS = True
# Pages name these files by an address that changes with their content (common/ui/assets.py).
WHITENOISE_MAX_AGE = 30 * 24 * 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- What goes wrong -------------------------------------------------------------------------------------------------
# Faults are written, with their tracebacks, to where the process writes: the service manager or the container keeps it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}

# --- Time ------------------------------------------------------------------------------------------------------------
# The county's own term dates and bank holidays, in place of those that come with the service (common/calendar/data).
TERM_DATES_FILE = env.str("TERM_DATES_FILE", "")
BANK_HOLIDAYS_FILE = env.str("BANK_HOLIDAYS_FILE", "")
CLOCK = "pharos.devtools.time_travel.now" if DEMO else "django.utils.timezone.now"

# --- Safety ----------------------------------------------------------------------------------------------------------
# The one inline line of GOV.UK Frontend's template, allowed by its published hash: no nonce, so pages stay cacheable.
_GOVUK_SNIPPET = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, _GOVUK_SNIPPET],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_COOKIES = env.bool("SECURE_COOKIES", not DEMO)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", SECURE_COOKIES)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, over plain HTTP
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_COOKIES
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "pharos.common.views.form_expired"
SESSION_COOKIE_AGE = 14 * 24 * 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
UPLOAD_MAX_BYTES = 150 * 1024 * 1024
