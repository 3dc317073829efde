"""The office's pages about areas and districts, and the command that loads them."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.schools import actions, queries
from pharos.schools.models import Area, District
from pharos.taxonomy.models import Expertise
from tests.clock import NOW

AREAS = "/office/areas/"
NORTH = "/office/areas/north/"
WHY = "The boundaries changed."


@pytest.fixture
def office(world, as_person):
    return as_person(world.administrator)


def page_of(response):
    return response.content.decode()


def post(office, address, **answers):
    return office.post(address, {"why": WHY, **answers}, follow=True)


def lie_in(school, code, name):
    """Where the register says that a school lies."""
    school.district_code, school.district_name = code, name
    school.save()
    return school


class TestList:
    def test_each_area_with_its_districts_and_open_schools(self, office, world):
        world.school(900006, "Closed School", status_code="2")
        html = page_of(office.get(AREAS))
        assert ("Lantern Bay" in html, "3 open schools" in html, html.count("1 open school<")) == (True, True, 2)

    def test_a_school_told_by_the_name_of_its_district_alone_counts(self, office, world):
        lie_in(world.school(900006, "Oak School"), "", "Lantern Bay")
        assert queries.open_schools_by_district() == {"D01": 4, "D04": 1, "D07": 1, "D10": 0}

    def test_none_yet(self, office):
        District.objects.all().delete()
        Area.objects.all().delete()
        assert "No areas yet" in page_of(office.get(AREAS))

    def test_the_number_of_queries_does_not_grow(self, office, world):
        counts = []
        for number in range(3):
            with CaptureQueriesContext(connection) as made:
                office.get(AREAS)
                office.get(NORTH)
            counts.append(len(made))
            area = actions.add_area(f"Area {number}", by=world.administrator, at=NOW, why=WHY)
            for place in (area, world.areas["north"]):
                code = f"X{number}{place.code}"
                actions.add_district(code, code, area=place, by=world.administrator, at=NOW, why=WHY)
        assert counts[0] == counts[1] == counts[2] <= 24

    def test_the_office_leads_here(self, office):
        assert f'href="{AREAS}"' in page_of(office.get("/office/"))


class TestArea:
    def test_its_districts_and_how_many_open_schools_lie_in_each(self, office):
        html = page_of(office.get(NORTH))
        assert ("3 open schools in 1 district." in html, "Lantern Bay" in html, "D01" in html) == (True, True, True)

    def test_what_was_done_to_it_and_to_its_districts_with_the_reason(self, office):
        post(office, f"{NORTH}name/", name="Coast")
        post(office, "/office/districts/D01/area/", to="east")
        html = page_of(post(office, f"{NORTH}districts/", name="Shingle Point", code="D99"))
        told = (WHY, "renamed the area North to Coast", "added the district Shingle Point")
        assert [words in html for words in told] == [True, True, True]
        assert "moved the district Lantern Bay from Coast to East" in page_of(office.get(f"{AREAS}east/"))

    def test_one_that_is_not_there(self, office):
        assert office.get(f"{AREAS}nowhere/").status_code == 404


class TestAdding:
    def test_an_area(self, office):
        html = page_of(post(office, "/office/new-area/", name="The Coast"))
        area = Area.objects.get(name="The Coast")
        assert (area.code, "The Coast is an area now." in html, "No district yet" in html) == ("the-coast", True, True)

    def test_a_district_and_its_schools_lie_there_at_once(self, office, world):
        oak = lie_in(world.school(900006, "Oak School"), "D99", "Shingle Point")
        post(office, f"{NORTH}districts/", name="Shingle Point", code="D99", former_name="Old Point")
        assert (queries.area_of(oak), District.objects.get(code="D99").names) == (
            world.areas["north"], ("Shingle Point", "Old Point"),
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("address", "answers"),
        [("/office/new-area/", {"name": "The Coast"}), (f"{NORTH}districts/", {"name": "Shingle", "code": "D99"})],
    )
    def test_pressed_twice_there_is_one(self, office, address, answers):
        before = Area.objects.count() + District.objects.count()
        assert [len(post(office, address, **answers).redirect_chain) for _ in range(2)] == [1, 1]
        assert Area.objects.count() + District.objects.count() == before + 1

    @pytest.mark.parametrize(
        ("address", "answers", "words"),
        [
            ("/office/new-area/", {"name": "north"}, "There is an area called north already. Choose another name."),
            ("/office/new-area/", {"name": ""}, "Enter the area’s name"),
            ("/office/new-area/", {"name": "Coast", "why": " "}, "Enter the reason"),
            (f"{NORTH}name/", {"name": "East"}, "There is an area called East already. Choose another name."),
            (f"{NORTH}districts/", {"name": "Saltings", "code": "D99"},
             "There is a district Saltings with the code D04 already."),
            (f"{NORTH}districts/", {"name": "Shingle", "code": "D 99"}, "Enter a code of letters and digits"),
            ("/office/districts/D01/area/", {"to": ""}, "Choose the area that it moves to"),
            ("/office/districts/D01/area/", {"to": "nowhere"}, "Choose the area that it moves to"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_told_and_the_rest_is_kept(self, office, address, answers, words):
        answer = post(office, address, **answers)
        html = page_of(answer)
        assert (words in html, answers.get("why", WHY).strip() in html, answer.redirect_chain) == (True, True, [])

    def test_a_name_in_letters_that_no_address_has(self, office):
        post(office, "/office/new-area/", name="岸")
        assert Area.objects.get(name="岸").code == "area"


class TestMoving:
    def test_its_schools_move_with_it(self, office, world):
        html = page_of(post(office, "/office/districts/D01/area/", to="east"))
        assert (queries.area_of(world.marram).code, "Lantern Bay lies in East now" in html) == ("east", True)

    def test_pressed_twice_it_is_moved_once(self, office):
        answers = [post(office, "/office/districts/D01/area/", to="east") for _ in range(2)]
        assert [len(answer.redirect_chain) for answer in answers] == [1, 1]
        assert page_of(answers[1]).count("moved the district") == 1

    def test_its_own_area_is_not_offered(self, office):
        html = page_of(office.get("/office/districts/D01/area/"))
        assert ('value="north"' in html, 'value="east"' in html) == (False, True)


class TestSetUp:
    def run(self, *words):
        out = io.StringIO()
        call_command("set_up", *words, stdout=out)
        return out.getvalue().strip()

    @pytest.mark.django_db
    def test_the_countys_own_and_again_changes_nothing(self):
        words = "Districts: 12. Areas of expertise: 48. What stood already was kept."
        assert [self.run(), self.run()] == [words, words]
        assert (Area.objects.count(), District.objects.count(), Expertise.objects.count()) == (4, 12, 48)

    @pytest.mark.django_db
    def test_what_an_administrator_changed_stays(self, world):
        self.run()
        dartford = District.objects.get(name="Dartford")
        actions.move_district(dartford, to=world.areas["south"], by=world.administrator, at=NOW, why=WHY)
        self.run()
        dartford.refresh_from_db()
        assert dartford.area == world.areas["south"]

    HEADING = "area_code,area,district_code,district,former_name\n"

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "This file is empty."),
            ("a,b\n1,2\n", "This is not a file of areas: it has no column “area_code” in its first line."),
            (HEADING, "This file has a heading and no districts."),
            (HEADING + "n,North,D1,,\n", "Line 2: district is empty."),
            (HEADING + "n,North,D1\n", "Line 2: 2 fields too few."),
            (HEADING + "n o,North,D1,Oak,\n",
             "Line 2: area_code may only have letters, digits, hyphens and underscores."),
            (HEADING + "n,North,D1,Oak,\nn,North,D1,Elm,\n",
             "Two districts have the code “D1”. Give each a code of its own."),
            (HEADING + "n,North,D1,Oak,\nn,South,D2,Elm,\n",
             "Two areas have the code “n”. Give each a code of its own."),
            (HEADING + "x,North,D1,Oak,\n",
             "An area or a district has a name that another one, of another code, has already."),
        ],
    )  # fmt: skip
    def test_a_bad_file_is_refused_and_nothing_is_loaded(self, world, tmp_path, text, words):
        path = tmp_path / "areas.csv"
        path.write_text(text)
        with pytest.raises(CommandError) as refused:
            self.run("--areas", str(path))
        assert (str(refused.value), Area.objects.count(), Expertise.objects.count()) == (words, 4, 0)

    @pytest.mark.django_db
    def test_no_such_file(self, tmp_path):
        with pytest.raises(CommandError) as refused:
            self.run("--areas", str(tmp_path / "none.csv"))
        assert str(refused.value) == f"{tmp_path}/none.csv cannot be read: No such file or directory."
