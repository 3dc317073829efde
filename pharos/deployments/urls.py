"""Addresses of the area."""

from django.urls import path

from .views import agreements, deployments, documents, records, visits

app_name = "deployments"
urlpatterns = [
    path("requests/<str:reference>/agreement/", agreements.of_request, name="of_request"),
    path("requests/<str:reference>/terms/", agreements.terms, name="terms"),
    path("agreements/<str:reference>/check/", agreements.check, name="check"),
    path("agreements/<str:reference>.pdf", documents.agreement_pdf, name="agreement_pdf"),
    path("agreements/<str:reference>/", agreements.agreement, name="agreement"),
    path("agreements/<str:reference>/confirm/", agreements.confirm, name="confirm"),
    path("agreements/<str:reference>/answer/", agreements.answer, name="answer"),
    path("agreements/<str:reference>/withdraw/", agreements.withdraw, name="withdraw"),
    path("deployments/", deployments.listing, name="deployments"),
    path("deployments/<str:reference>/", deployments.deployment, name="deployment"),
    path("deployments/<str:reference>/pause/", deployments.pause, name="pause"),
    path("deployments/<str:reference>/resume/", deployments.resume, name="resume"),
    path("deployments/<str:reference>/complete/", deployments.complete, name="complete"),
    path("deployments/<str:reference>/end/", deployments.end_early, name="end_early"),
    path("deployments/<str:reference>/keeping/", deployments.keeping, name="keeping"),
    path("deployments/<str:reference>/visits/new/", visits.plan, name="plan_visit"),
    path("visits/<str:reference>/change/", visits.change, name="change_visit"),
    path("visits/<str:reference>/took-place/", visits.took_place, name="visit_took_place"),
    path("visits/<str:reference>/cancel/", visits.cancel, name="cancel_visit"),
    path("visits/<str:reference>/correct/", visits.correct, name="correct_visit"),
    path("visits/<str:reference>/record/", records.start, name="start_record"),
    path("record/<str:reference>.pdf", documents.record_pdf, name="record_pdf"),
    path("record/<str:reference>.docx", documents.record_word, name="record_word"),
    path("record/<str:reference>/", records.record, name="record"),
    path("record/<str:reference>/edit/", records.edit, name="edit_record"),
    path("record/<str:reference>/sign/", records.sign, name="sign_record"),
    path("record/<str:reference>/versions/<int:number>/", records.version, name="record_version"),
    path("record/<str:reference>/versions/<int:number>/changes/", records.compare, name="compare_record"),
]
