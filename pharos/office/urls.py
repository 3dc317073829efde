"""Addresses of the office: a list for each noun, in the order of the office's own front page."""

from django.urls import path

from .views import (
    areas,
    changes,
    expertise,
    front,
    going_back,
    grants,
    imports,
    leader_lists,
    letters,
    organisations,
    people,
    sources,
)

app_name = "office"
FRONT = [path("", front.front, name="front")]

PEOPLE = [
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/<slug:reference>/", people.person, name="person"),
    path("people/<slug:reference>/details/", people.correct, name="correct_person"),
    path("people/<slug:reference>/close/", people.close, name="close_account"),
    path("people/<slug:reference>/reopen/", people.reopen, name="reopen_account"),
    path("people/<slug:reference>/sign-out/", people.sign_out, name="sign_out"),
    path("people/<slug:reference>/roles/", grants.choose_role, name="choose_role"),
    path("people/<slug:reference>/roles/<slug:role>/", grants.give_role, name="give_role"),
    path("roles/<slug:reference>/end/", grants.end_role, name="end_role"),
]

ORGANISATIONS = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add_organisation, name="add_organisation"),
]

IMPORTS = [
    path("imports/", imports.imports, name="imports"),
    path("imports/upload/", imports.upload, name="upload"),
    path("imports/upload/<slug:key>/", imports.start, name="start_import"),
    path("imports/<slug:reference>/", imports.one, name="import"),
    path("imports/<slug:reference>/roll-back/", going_back.roll_back, name="roll_back"),
    path("imports/<slug:reference>/cancel/", going_back.cancel, name="cancel_import"),
    path("imports/<slug:reference>/<slug:show>/", imports.listing, name="import_list"),
    path("imports/<slug:reference>/<slug:show>.csv", imports.listing_csv, name="import_csv"),
]

SOURCES = [
    path("sources/", sources.sources, name="sources"),
    path("sources/upload/", sources.upload, name="upload_source"),
    path("sources/upload/<slug:kind>/<slug:key>/", sources.start, name="start_source"),
    path("sources/<slug:reference>/", sources.one, name="source"),
    path("sources/<slug:reference>/not-read/", sources.not_read, name="source_not_read"),
]

LEADERS = [
    path("leader-lists/", leader_lists.lists, name="leader_lists"),
    path("leader-lists/upload/", leader_lists.upload, name="upload_leaders"),
    path("leader-lists/<slug:reference>/", leader_lists.one, name="leader_list"),
    path("leader-lists/<slug:reference>/columns/", leader_lists.columns, name="leader_columns"),
    path("leader-lists/<slug:reference>/import/", leader_lists.bring_in, name="import_leaders"),
    path("leader-lists/<slug:reference>/rows/", leader_lists.rows, name="leader_rows"),
    path("leader-lists/<slug:reference>/rows/<int:line>/", leader_lists.row, name="leader_row"),
    path("leader-lists/<slug:reference>/take-back/", leader_lists.take_back, name="take_back_leaders"),
]
CHANGES = [path("changes/", changes.changes, name="changes")]

AREAS = [
    path("areas/", areas.areas, name="areas"),
    path("areas/<slug:code>/", areas.area, name="area"),
    path("areas/<slug:code>/name/", areas.rename, name="rename_area"),
    path("areas/<slug:code>/districts/", areas.add_district, name="add_district"),
    path("districts/<slug:code>/area/", areas.move_district, name="move_district"),
    path("new-area/", areas.add_area, name="add_area"),
]

LETTERS = [
    path("letters/", letters.letters, name="letters"),
    path("letters/<slug:reference>/", letters.letter, name="letter"),
    path("letters/<slug:reference>/send-again/", letters.send_again, name="send_again"),
    path("letters/<slug:reference>/arrived/", letters.arrived, name="arrived"),
]

EXPERTISE = [
    path("expertise/", expertise.areas, name="expertise"),
    path("expertise/try/", expertise.try_words, name="try_words"),
    path("expertise/import/", expertise.import_file, name="import_expertise"),
    path("expertise/thesaurus.csv", expertise.thesaurus, name="thesaurus"),
    path("expertise/areas/<slug:code>/", expertise.area, name="expertise_area"),
    path("expertise/areas/<slug:code>/retire/", expertise.retire, name="retire_area"),
    path("expertise/areas/<slug:code>/offer-again/", expertise.offer_again, name="offer_area"),
    path("expertise/areas/<slug:code>/add/", expertise.add_term, name="add_term"),
    path("expertise/expressions/<slug:reference>/correct/", expertise.correct_term, name="correct_term"),
    path("expertise/expressions/<slug:reference>/remove/", expertise.remove_term, name="remove_term"),
]

urlpatterns = [*FRONT, *PEOPLE, *ORGANISATIONS, *IMPORTS, *CHANGES, *SOURCES, *LEADERS, *AREAS, *EXPERTISE, *LETTERS]
