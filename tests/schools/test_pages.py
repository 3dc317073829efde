"""What the pages about schools say."""

import datetime as dt

import pytest
from django.http import QueryDict

from pharos.common.pages import Tag
from pharos.schools import queries
from pharos.schools.criteria import Criteria
from pharos.schools.distance import Near
from pharos.schools.forms import SchoolsForm
from pharos.schools.models import FactChange, RegisterImport, School
from pharos.schools.pages import facts, listing, status
from pharos.schools.pages import school as pages
from pharos.schools.pages import standing as standing_pages
from pharos.schools.standing import Standing
from pharos.schools.states import Outcome, Status

MARRAM = Near("Marram Primary School", 560000, 170000)


def page_of(school, **more):
    standing = standing_pages.part(Standing(Outcome.UNKNOWN), [], urn=school.urn, today=dt.date(2026, 11, 25))
    given = {
        "area": None, "same_group": [], "in_group": 0, "nearest": [], "measured_to": None, "changes": [],
        "standing": standing, "results": [],
    } | more  # fmt: skip
    return pages.school(queries.find(school.urn), **given)


class TestStatus:
    @pytest.mark.parametrize(
        ("code", "closed_on", "opened_on", "tag", "warning"),
        [
            (Status.OPEN, None, None, None, ""),
            (Status.CLOSED, dt.date(2024, 8, 31), None, Tag("Closed", "red"), "This school closed on 31 August 2024."),
            (Status.CLOSED, None, None, Tag("Closed", "red"), "This school is closed."),
            (Status.CLOSING, dt.date(2027, 8, 31), None, Tag("Proposed to close", "orange"),
             "This school is open. It is proposed that it closes on 31 August 2027."),
            (Status.PROPOSED, None, dt.date(2027, 9, 1), Tag("Proposed to open", "blue"),
             "This school is not open yet. It is proposed that it opens on 1 September 2027."),
            (Status.UNKNOWN, None, None, Tag("Not known whether open"),
             "The register does not say whether this school is open."),
        ],
    )  # fmt: skip
    def test_at_a_glance_and_in_words(self, code, closed_on, opened_on, tag, warning):
        school = School(status_code=code, closed_on=closed_on, opened_on=opened_on)
        assert (status.tag(school), status.warning(school)) == (tag, warning)


class TestFacts:
    def labelled(self, group):
        return {fact.label: (fact.lines, fact.source) for fact in group.facts}

    def test_groups_leave_out_what_the_register_leaves_empty(self):
        shown = facts.groups(School(urn=1, name="A", status_code="1", phase_code="2"), None)
        assert [(group.title, [fact.label for fact in group.facts], group.nothing) for group in shown] == [
            ("About the school", ["Status", "Phase"], ""),
            ("Headteacher", [], "The register names nobody."),
            ("Where it is and how to reach it", [], ""),
            ("Trust or federation", [], "The register names neither."),
            ("Ofsted", [], "The register states no inspection."),
        ]

    @pytest.mark.django_db
    def test_values_read_as_people_write_them(self, world):
        made = world.school(
            900020, "Full School", low_age=4, high_age=11, pupils=1204, opened_on=dt.date(2001, 9, 1),
            establishment_number="2001", street="Dune Road", trust=world.trust, federation=world.federation,
            head_title="Mrs", head_job_title="Executive headteacher", ofsted_rating="Good",
            ofsted_last_inspected_on=dt.date(2023, 3, 14),
        )  # fmt: skip
        groups = [self.labelled(group) for group in facts.groups(queries.find(made.urn), world.areas["north"])]
        told = {label: lines for group in groups for label, (lines, _) in group.items()}
        assert told == {
            "Status": ["Open"], "Phase": ["Primary"], "Type": ["Community school"], "Ages": ["4 to 11"],
            "Pupils": ["1,204"], "Opened on": ["1 September 2001"], "Number with the local authority": ["999/2001"],
            "Executive headteacher": ["Mrs Alex Morgan"], "Address": ["Dune Road", "Lantern Bay", "ZW1 1AA"],
            "Local authority": ["Wantsum"], "District": ["Lantern Bay"], "Area": ["North"],
            "Easting and northing": ["565000, 168000"], "Trust": ["The Lantern Trust"],
            "Federation": ["The Downs Federation"], "Ofsted rating": ["Good"],
            "Last Ofsted inspection": ["14 March 2023"],
        }  # fmt: skip

    @pytest.mark.django_db
    def test_a_fact_from_an_older_file_says_so(self, world):
        School.objects.filter(urn=900001).update(
            older={"pupils": "2022-07-06", "town": "2024-01-02", "postcode": "2023-05-06"}, pupils=210
        )
        told = {f.label: f.source for g in facts.groups(queries.find(900001), None) for f in g.facts if f.source}
        assert told == {
            "Pupils": "As in the register’s file of 6 July 2022; later files do not state it",
            "Address": "As in the register’s file of 6 May 2023; later files do not state it",
        }

    @pytest.mark.parametrize(
        ("code", "label"),
        [
            (Status.CLOSED, "Closed on"),
            (Status.CLOSING, "Proposed to close on"),
        ],
    )
    def test_a_day_that_is_only_proposed_says_so(self, code, label):
        shown = facts.groups(School(status_code=code, closed_on=dt.date(2027, 8, 31)), None)
        assert self.labelled(shown[0])[label] == (["31 August 2027"], "")

    @pytest.mark.parametrize(
        ("typed", "address"),
        [
            ("https://www.marram.example", "https://www.marram.example"),
            ("www.marram.example/home", "http://www.marram.example/home"),
            ("javascript:alert(1)", ""),
            ("javascript://marram.example/%0aalert(1)", ""),
            ("data:text/html,x", ""),
            ("http://[", ""),
            ("not known", ""),
            ("", ""),
        ],
    )
    def test_only_a_web_address_is_a_link(self, typed, address):
        assert facts.web_address(typed) == address

    @pytest.mark.parametrize(
        ("field", "value", "shown"),
        [
            ("closed_on", "2026-08-31", "31 August 2026"),
            ("closed_on", dt.date(2026, 8, 31), "31 August 2026"),
            ("pupils", 1204, "1,204"),
            ("pupils", "1204", "1,204"),
            ("pupils", 0, "0"),
            ("easting", "565000", "565000"),
            ("name", "Marram", "Marram"),
            ("closed_on", "", ""),
            ("pupils", None, ""),
        ],
    )
    def test_shown_value(self, field, value, shown):
        assert facts.shown_value(field, value) == shown


@pytest.mark.django_db
class TestSchoolPage:
    def test_head_of_the_page(self, world):
        page = page_of(world.marram, area=world.areas["north"])
        assert (page.name, page.kind, page.source, page.warning, page.ask_href) == (
            "Marram Primary School", "Primary · North area · URN 900001",
            "From the national register of schools, file of 1 November 2026.", "", "/requests/new/",
        )  # fmt: skip

    def test_a_closed_school_is_not_offered_support(self, world):
        closed = world.school(900020, "Old School", status_code="2")
        page = page_of(closed)
        assert (page.warning, page.ask_href) == ("This school is closed.", "")

    def test_a_school_that_no_file_has_stated(self, world):
        made = world.school(900020, "New School", last_seen_in=None)
        assert page_of(made).source == "No file of the national register has stated these facts."

    def test_neighbours_say_why_they_are_here(self, world):
        page = page_of(world.marram, nearest=[world.kestrel])
        assert page.nearest == [
            pages.Neighbour("/schools/900002/", "Kestrel Lane Primary School", "Primary · Lantern Bay · 5.0 km away")
        ]

    def test_distance_to_another_school(self, world):
        page = page_of(world.kestrel, measured_to=MARRAM)
        words = "5.0 km in a straight line from Kestrel Lane Primary School to Marram Primary School."
        assert page.measured == words

    def test_the_same_trust_and_federation(self, world):
        School.objects.filter(urn=900001).update(trust=world.trust, federation=world.federation)
        page = page_of(world.marram, same_group=[world.kestrel], in_group=3)
        told = (page.same_group.title, [each.name for each in page.same_group.schools], page.same_group.more)
        assert told == (
            "Other schools of The Lantern Trust and The Downs Federation", ["Kestrel Lane Primary School"], 2,
        )  # fmt: skip

    def test_a_change_names_the_fact_and_the_file(self, world):
        register = RegisterImport(as_at=dt.date(2026, 11, 15))
        made = FactChange(
            school=world.marram, register_import=register, field="closed_on", before="", after="2026-08-31"
        )
        assert pages.change(made, world.marram) == pages.Change(
            "Closed on", "", "31 August 2026", "File of 15 November 2026"
        )


@pytest.mark.django_db
class TestListing:
    def page(self, asked="", criteria=None, would_find=None, found=()):
        query = QueryDict(asked)
        form = SchoolsForm(query, districts=[])
        assert form.is_valid()
        return listing.schools(
            found, criteria or form.criteria(), queries.areas_by_district(), form=form, asked=query,
            would_find=would_find or {},
        )  # fmt: skip

    def test_a_row(self, world):
        row = listing.row(world.kestrel, queries.areas_by_district(), Criteria(words="kestrel", near=MARRAM))
        assert row == listing.SchoolRow(
            "/schools/900002/", "Kestrel Lane Primary School", None,
            ["Primary", "Community school", "Lantern Bay, ZW1 1AA", "North area", "URN 900002"], "5.0 km away",
            "“kestrel” is in its name",
        )  # fmt: skip

    def test_the_school_itself_and_one_without_a_place(self, world):
        lost = world.school(900020, "Lost School", easting=None)
        told = [listing.row(each, {}, Criteria(near=MARRAM)).km for each in (world.marram, lost)]
        assert told == ["Measured from here", "Where it is, the register does not say"]

    def test_filters_in_force_can_be_taken_away(self, world):
        page = self.page("q=marram&near=900001&within=10&page=2")
        assert [(each.words, each.without_href) for each in page.active] == [
            ("Words: marram", "/schools/?near=900001&within=10"),
            ("Near: 900001", "/schools/?q=marram"),
            ("Within: 10 km", "/schools/?q=marram&near=900001"),
        ]

    def test_what_to_relax_names_closed_schools_first(self, world):
        page = self.page("q=marram&phase=secondary", would_find={"q": 2, "phase": 3, "status": 1})
        assert [(each.words, each.without_href, each.would_find) for each in page.relax] == [
            ("Look among: Open schools", "/schools/?q=marram&phase=secondary&status=all", 1),
            ("Phase: Secondary", "/schools/?q=marram", 3),
            ("Words: marram", "/schools/?phase=secondary", 2),
        ]

    def test_a_suggestion(self, world):
        closed = world.school(900020, "Old School", status_code="2", postcode="")
        assert listing.suggestions([world.marram, closed]) == [
            {
                "text": "Marram Primary School", "hint": "Primary · Lantern Bay, ZW1 1AA · 900001",
                "value": "Marram Primary School, 900001", "url": "/schools/900001/",
            },
            {
                "text": "Old School", "hint": "Closed · Primary · Lantern Bay · 900020",
                "value": "Old School, 900020", "url": "/schools/900020/",
            },
        ]  # fmt: skip
