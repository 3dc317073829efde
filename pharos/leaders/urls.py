"""Addresses of the area."""

from django.urls import path

from .views import directory, follow_up, map, need, office, photos, profile, searches, upkeep

app_name = "leaders"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("leaders.csv", directory.export, name="export"),
    path("need/", need.need, name="need"),
    path("searches/", searches.index, name="searches"),
    path("searches/save/", searches.save, name="save_search"),
    path("searches/<slug:reference>/rename/", searches.rename, name="rename_search"),
    path("searches/<slug:reference>/remove/", searches.remove, name="remove_search"),
    path("searches/<slug:reference>/put-back/", searches.put_back, name="put_search_back"),
    path("map/", map.leaders_map, name="map"),
    path("map/leaders.geojson", map.marks, name="marks"),
    path("mine/", profile.mine, name="mine"),
    path("mine/preview/", profile.preview, name="preview"),
    path("mine/preview/public/", profile.preview, {"public": True}, name="public_preview"),
    path("mine/photo/", photos.photo, name="photo"),
    path("mine/photo/new/", photos.new_photo, name="new_photo"),
    path("mine/photo/remove/", photos.remove_photo, name="remove_photo"),
    path("mine/photo/put-back/", photos.put_back_photo, name="put_back_photo"),
    path("photos/<slug:reference>/<slug:crop>-<int:size>.webp", photos.photo_file, name="photo_file"),
    path("mine/still-right/", upkeep.still_right, name="still_right"),
    path("mine/not-now/", upkeep.not_now, name="not_now"),
    path("mine/expertise/<slug:code>/", profile.evidence, name="evidence"),
    path("mine/<slug:section>/", profile.section, name="section"),
    path("manage/", office.manage, name="manage"),
    path("manage/incomplete/", follow_up.follow_up, name="incomplete"),
    path("manage/stale/", follow_up.follow_up, {"show": "stale"}, name="stale"),
    path("manage/remind/", follow_up.remind, name="remind_chosen"),
    path("manage/remind/all/", follow_up.remind, {"everybody": True}, name="remind_all"),
    path("manage/leaders.csv", office.manage_export, name="manage_export"),
    path("manage/designate/", office.designate, name="designate"),
    path("manage/designations/<slug:reference>/end/", office.end_designation, name="end_designation"),
    path("manage/<slug:reference>/", office.leader, name="manage_leader"),
    path("manage/<slug:reference>/preview/", profile.preview, name="manage_preview"),
    path("manage/<slug:reference>/preview/public/", profile.preview, {"public": True}, name="manage_public_preview"),
    path("manage/<slug:reference>/photo/remove/", photos.remove_photo, name="manage_remove_photo"),
    path("manage/<slug:reference>/remind/", office.remind, name="remind"),
    path("manage/<slug:reference>/expertise/<slug:code>/", profile.evidence, name="manage_evidence"),
    path("manage/<slug:reference>/<slug:section>/", profile.section, name="manage_section"),
    path("<slug:reference>/", directory.leader, name="leader"),
]
