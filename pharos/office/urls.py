"""Addresses of the office: a list for each noun, in the order of the office's own front page."""

from django.urls import path

from .views import front, grants, letters, organisations, people

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

LETTERS = [
    path("letters/", letters.letters, name="letters"),
    path("letters/<slug:reference>/", letters.letter, name="letter"),
    path("letters/<slug:reference>/send-again/", letters.send_again, name="send_again"),
    path("letters/<slug:reference>/arrived/", letters.arrived, name="arrived"),
]

urlpatterns = [*FRONT, *PEOPLE, *ORGANISATIONS, *LETTERS]
