"""What words find leaders by, and the searches that people keep."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from pharos.common.privacy import ACCOUNT, PROGRAMME, Privacy
from pharos.common.references import new_reference

from .designations import Designation


class SearchEntry(models.Model):
    """What words find a leader by: only what anybody may read, in small letters without accents (``words.plain``).

    One for each designation, since each has its own school; ``queries.leaders`` tells which one speaks. The database
    keeps an index of these texts in step by itself: see migration ``0003_full_text``.
    """

    privacy = Privacy(
        purpose="Finding a leader by words",
        keep=PROGRAMME,
        public="designation school facts areas portrait",
    )

    designation = models.OneToOneField(
        Designation, on_delete=models.PROTECT, primary_key=True, related_name="search_entry"
    )
    school = models.TextField(blank=True)
    facts = models.TextField(blank=True)
    areas = models.TextField(blank=True)
    portrait = models.TextField(blank=True)


class DirectoryChange(models.Model):
    """Something about a leader changed: what a process remembers of the directory is out of date.

    Rows are only added, so that nobody waits for anybody; old ones go by a task.
    """

    privacy = Privacy(purpose="Keeping the directory up to date", keep="two days", public="at")

    at = models.DateTimeField()


class SavedSearch(models.Model):
    """The filters of the directory, as they stood in the address, under a name of the person's own."""

    privacy = Privacy(
        purpose="Finding the same leaders again",
        keep=ACCOUNT,
        personal="reference person name query saved_at removed_at",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_searches")
    name = models.TextField()
    query = models.TextField()
    saved_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", Lower("name"), condition=Q(removed_at__isnull=True), name="saved_search_is_named_once"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(query=""), name="saved_search_has_a_name_and_filters"),
        ]
