"""A leader's photo: handed in, agreed to, shown, taken away, put back, forgotten."""

import datetime as dt
import io
import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from pharos.common.errors import NotAllowed, Refused, WrongState
from pharos.home import my_data
from pharos.leaders import actions, album, queries
from pharos.leaders.models import Photo
from tests.leaders import making

pytestmark = pytest.mark.django_db
NEW, MINE = "/directory/mine/photo/new/", "/directory/mine/photo/"
DAY = dt.timedelta(1)


@pytest.fixture
def profile(world):
    return making.publish(world, world.leader, world.kestrel)


def text(response):
    return response.content.decode()


def file(data=None, name="me.jpg"):
    if data is None:
        told = io.BytesIO()
        Image.new("RGB", (300, 400), "teal").save(told, "JPEG")
        data = told.getvalue()
    return SimpleUploadedFile(name, data)


def square(photo, crop="middle", size=160):
    return f"/directory/photos/{photo.reference}/{crop}-{size}.webp"


class TestHandingIn:
    def test_is_seen_cut_and_agreed_to_step_by_step(self, as_person, world, profile):
        client = as_person(world.leader)
        assert "Upload and see it" in text(client.get(MINE, follow=True))
        shown = text(client.post(NEW, {"photo": file()}, follow=True))
        photo = queries.photo_of(profile)
        assert [square(photo, crop) in shown for crop in ("start", "middle", "end")] == [True, True, True]
        assert ("It is not published." in shown, "Not published" in text(client.get("/directory/mine/"))) == (
            True,
            True,
        )
        client.post(MINE, {"crop": "start", "agrees": "yes"})
        photo.refresh_from_db()
        assert (photo.crop, photo.agreed_at) == ("start", world.now)
        assert f'src="{square(photo, "start", 480)}"' in text(client.get(f"/directory/{profile.reference}/"))

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            (file(b"<svg/>", "me.png"), "This is a drawing or a web page"),
            (file(b"", "me.jpg"), "This file is empty. Choose another file"),
            (file(b"\0" * (8 * 1024 * 1024 + 1)), "Choose a file of 8 MB or less"),
            (None, "Choose a photo"),
        ],
    )
    def test_what_is_no_photo_is_refused_with_what_to_do(self, as_person, world, profile, sent, words):
        making.photo(world, world.leader, agrees=True)
        posted = {"photo": sent} if sent else {"form_key": "d" * 32}
        shown = text(as_person(world.leader).post(NEW, posted))
        assert (words in shown, "<title>Error:" in shown, bool(queries.photo_of(profile).agreed_at)) == (
            True, True, True,
        )  # fmt: skip

    def test_nobody_else_hands_one_in_or_agrees(self, world, profile):
        said = {"by": world.administrator, "at": world.now}
        with pytest.raises(NotAllowed):
            actions.hand_in_photo(profile, squares=making.squares(), **said)
        making.photo(world, world.leader)
        with pytest.raises(NotAllowed):
            actions.answer_photo(profile, crop="middle", agrees=True, **said)

    def test_nobody_agrees_to_a_photo_that_they_have_not_seen(self, as_person, world, profile):
        """It was changed in another tab."""
        before, client = making.photo(world, world.leader), as_person(world.leader)
        making.photo(world, world.leader, at=world.now + DAY)
        answers = {"crop": "end", "agrees": "yes"}
        response = client.post(MINE, answers | {"seen": before.reference})
        shown, photo = text(response), queries.photo_of(profile)
        assert (response.status_code, photo.agreed_at, "Look at the one that is there now" in shown) == (
            409,
            None,
            True,
        )
        client.post(MINE, answers | {"seen": photo.reference})
        assert (f'name="seen" value="{photo.reference}"' in shown, bool(queries.photo_of(profile).agreed_at)) == (
            True, True,
        )  # fmt: skip

    def test_a_square_photo_leaves_nothing_to_choose(self, as_person, world, profile):
        making.photo(world, world.leader, width=300, height=300)
        shown = text(as_person(world.leader).get(MINE))
        assert ('type="hidden" name="crop" value="middle"' in shown, "Which part" in shown) == (True, False)

    def test_not_a_hundred_times_a_day(self, world, profile, monkeypatch):
        monkeypatch.setattr("pharos.leaders.actions.photos.MOST_A_DAY", 1)
        making.photo(world, world.leader)
        with pytest.raises(Refused, match="very often today"):
            making.photo(world, world.leader)
        assert making.photo(world, world.leader, at=world.now + DAY).removed_at is None


class TestWhoSeesIt:
    @pytest.fixture
    def photo(self, world, profile):
        return making.photo(world, world.leader, agrees=True)

    def test_everybody_in_the_list_and_on_the_page(self, client, profile, photo):
        row = (
            f'<img class="pharos-face" src="{square(photo)}" width="48" height="48" alt="Amina Rahman" loading="lazy">'
        )
        page = f'src="{square(photo, size=480)}" width="120" height="120" alt="Amina Rahman">'
        told = (row in text(client.get("/directory/")), page in text(client.get(f"/directory/{profile.reference}/")))
        assert told == (True, True)

    def test_the_file_is_a_picture_and_nothing_else(self, client, photo):
        response = client.get(square(photo))
        told = [response.headers[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")]
        assert told == ["image/webp", "nosniff", "private, max-age=600"]
        assert Image.open(io.BytesIO(response.content)).size == (160, 160)

    @pytest.mark.parametrize("address", ["middle-161", "top-160", "start-160", "middle-99999999999999999999"])
    def test_no_other_square(self, client, photo, address):
        assert client.get(f"/directory/photos/{photo.reference}/{address}.webp").status_code == 404

    @pytest.mark.parametrize(
        "end",
        [
            lambda w, p: actions.remove_photo(p, by=w.leader, at=w.now),
            lambda w, p: actions.answer_photo(p, crop="middle", agrees=False, by=w.leader, at=w.now),
            lambda w, p: actions.withdraw_consent(p, by=w.leader, at=w.now),
            lambda w, p: making.end(w, queries.designations_of(w.leader).get(), dt.date(2026, 11, 23)),
        ],
    )
    def test_nobody_from_the_moment_when_it_is_over(self, client, world, profile, photo, end):
        before = client.get(square(photo)).status_code
        end(world, profile)
        assert (before, client.get(square(photo)).status_code) == (200, 404)

    def test_the_leader_still_sees_what_was_removed(self, as_person, world, profile, photo):
        actions.remove_photo(profile, by=world.leader, at=world.now)
        told = [
            as_person(who).get(square(photo)).status_code for who in (world.leader, world.administrator, world.head)
        ]
        assert told == [200, 404, 404]

    def test_the_preview_has_one_that_is_not_published(self, as_person, world, profile):
        photo = making.photo(world, world.leader)
        shown = text(as_person(world.leader).get("/directory/mine/preview/public/"))
        assert (square(photo, size=480) in shown, "It has the photo, which is not published" in shown) == (True, True)

    def test_their_own_copy_of_the_data_has_it(self, world, photo):
        [told] = my_data.held_on(world.leader, at=world.now)["profile"]["photos"]
        assert (told["crop"], told["picture"][:28]) == ("middle", "data:image/webp;base64,UklGR")


class TestTakingAwayAndPuttingBack:
    def test_an_administrator_gives_the_reason(self, as_person, world, profile):
        making.photo(world, world.leader, agrees=True)
        client, address = as_person(world.administrator), f"/directory/manage/{profile.reference}/photo/remove/"
        assert "Enter the reason" in text(client.post(address, {"form_key": "d" * 32}))
        client.post(address, {"why": "It shows a child"})
        assert queries.photo_of(profile) is None
        assert "It shows a child" in text(client.get(f"/directory/manage/{profile.reference}/"))

    def test_what_was_removed_comes_back_with_its_answers(self, as_person, world, profile):
        photo = making.photo(world, world.leader, agrees=True)
        client = as_person(world.leader)
        client.post("/directory/mine/photo/remove/", {"form_key": "d" * 32})
        assert "Put it back" in text(client.get(NEW))
        client.post("/directory/mine/photo/put-back/")
        assert (queries.photo_of(profile), queries.photo_of(profile).agreed_at) == (photo, world.now)

    def test_the_photo_before_this_one(self, world, profile):
        first = making.photo(world, world.leader, agrees=True)
        second = making.photo(world, world.leader, at=world.now + DAY)
        told = [actions.put_back_photo(profile, by=world.leader, at=world.now + 2 * DAY) for _ in range(2)]
        assert told == [first, second]

    def test_pressed_twice_it_is_put_back_once(self, as_person, world, profile):
        first = making.photo(world, world.leader, agrees=True)
        making.photo(world, world.leader, at=world.now + DAY)
        client = as_person(world.leader)
        assert f'name="photo" value="{first.reference}"' in text(client.get(MINE))
        for _ in range(2):
            client.post("/directory/mine/photo/put-back/", {"photo": first.reference})
        assert queries.photo_of(profile) == first

    def test_not_after_seven_days(self, world, profile):
        making.photo(world, world.leader)
        actions.remove_photo(profile, by=world.leader, at=world.now)
        with pytest.raises(WrongState, match="no longer kept"):
            actions.put_back_photo(profile, by=world.leader, at=world.now + 7 * DAY)

    def test_pressed_twice_it_is_removed_once(self, as_person, world, profile):
        making.photo(world, world.leader)
        client = as_person(world.leader)
        told = [client.post("/directory/mine/photo/remove/", {"form_key": "d" * 32}).status_code for _ in range(2)]
        assert told == [302, 302]


class TestForgetting:
    @pytest.mark.parametrize(
        ("end", "forgotten"),
        [
            (lambda w, p: None, False),
            (lambda w, p: actions.remove_photo(p, by=w.leader, at=w.now), True),
            (lambda w, p: actions.withdraw_consent(p, by=w.leader, at=w.now), True),
            (lambda w, p: making.end(w, queries.designations_of(w.leader).get(), dt.date(2026, 11, 23)), True),
            (lambda w, p: making.end(w, queries.designations_of(w.leader).get(), dt.date(2027, 11, 23)), False),
        ],
    )
    def test_a_week_after_it_is_over_the_files_go(self, world, profile, end, forgotten):
        photo = making.photo(world, world.leader, agrees=True)
        end(world, profile)
        soon, told = actions.forget_photos(at=world.now + 6 * DAY), []
        told = [soon, actions.forget_photos(at=world.now + 8 * DAY), actions.forget_photos(at=world.now + 9 * DAY)]
        kept = album.read(photo.reference, "middle", 160) is not None
        assert (told, kept, Photo.objects.exists()) == ([0, int(forgotten), 0], not forgotten, not forgotten)

    def test_files_that_no_photo_knows(self, world, profile, settings):
        album.keep("0rphan0000", making.squares())
        os.utime(Path(settings.DATA_DIR) / "photos" / "0rphan0000", (world.now.timestamp(),) * 2)
        actions.forget_photos(at=world.now)
        soon = album.read("0rphan0000", "middle", 160) is not None
        actions.forget_photos(at=world.now + 2 * DAY)
        assert (soon, album.read("0rphan0000", "middle", 160)) == (True, None)

    def test_a_name_from_outside_reaches_no_other_file(self):
        assert album.read("../../etc/", "passwd", 1) is None
