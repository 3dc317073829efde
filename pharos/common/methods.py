"""By which methods an address may be asked, beside Django’s own ``require_safe`` and ``require_POST``."""

from django.views.decorators.http import require_http_methods

# A page that is a form: it is read, and posted back to its own address.
require_form = require_http_methods(["GET", "HEAD", "POST"])
