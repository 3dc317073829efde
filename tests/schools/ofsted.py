"""Files of Ofsted's management information as tests need them: the exact headings, rows of what a test cares about."""

import csv
import io

from pharos.devtools.county import make_sources

OLD, NEW = make_sources.headings(make_sources.OLD), make_sources.headings(make_sources.NEW)
GOOD_FULL = {
    "URN": "900101", "School name": "Reedbed Primary School",
    "Inspection number of latest full inspection": "10001", "Inspection type": "S5 Inspection",
    "Inspection start date": "10/05/2022", "Publication date": "20/06/2022",
    "Does the latest full inspection relate to the URN of the current school?": "Yes",
    "URN at time of latest full inspection": "900101", "Overall effectiveness": "2", "Category of concern": "NULL",
    "Quality of education": "2", "Behaviour and attitudes": "1", "Personal development": "2",
    "Effectiveness of leadership and management": "2", "Safeguarding is effective?": "Yes",
    "Early years provision (where applicable)": "9", "Sixth form provision (where applicable)": "0",
}  # fmt: skip
SECTION_8 = {
    "Latest section 8 inspection number since last full inspection": "10002",
    "Date of latest section 8 inspection": "11/06/2024", "Section 8 inspection publication date": "12/07/2024",
    "Does the section 8 inspection relate to the URN of the current school?": "Yes",
    "URN at time of the section 8 inspection": "900101", "Section 8 inspection overall outcome": "School remains Good",
    "Did the latest section 8 inspection convert to a full inspection?": "No",
}  # fmt: skip
PREVIOUS = {
    "Previous full inspection number": "10000", "Previous inspection start date": "03/10/2017",
    "Previous publication date": "09/11/2017",
    "Does the previous full inspection relate to the URN of the current school?": "No",
    "URN at time of previous full inspection": "900001", "Previous full inspection overall effectiveness": "3",
}  # fmt: skip
JUDGED = {
    "URN": "900101", "School name": "Reedbed Primary School",
    "Inspection number of latest OEIF graded inspection": "20001",
    "Inspection start date of latest OEIF graded inspection": "04/02/2025",
    "Publication date of latest OEIF graded inspection": "10/03/2025",
    "Does the latest OEIF graded inspection relate to the URN of the current school?": "Yes",
    "URN at time of latest OEIF graded inspection": "900101", "Latest OEIF category of concern": "NULL",
    "Latest OEIF overall effectiveness": "Not judged", "Latest OEIF quality of education": "2",
    "Latest OEIF behaviour and attitudes": "3", "Latest OEIF personal development": "2",
    "Latest OEIF effectiveness of leadership and management": "1", "Latest OEIF safeguarding is effective?": "Yes",
    "Latest OEIF early years provision (where applicable)": "0",
    "Latest OEIF sixth form provision (where applicable)": "9",
}  # fmt: skip
CARD = {
    "URN": "900101", "School name": "Reedbed Primary School",
    "Inspection number of latest full inspection": "30001", "Inspection start date": "20/01/2026",
    "Publication date": "24/02/2026",
    "Does the latest full inspection relate to the URN of the current school?": "Yes",
    "URN at time of latest full inspection": "900101", "Category of concern": "NULL", "Safeguarding standards": "Met",
    "Inclusion": "Strong standard", "Curriculum and teaching": "Expected standard",
    "Achievement": "Needs attention", "Attendance and behaviour": "Exceptional",
    "Personal development and wellbeing": "Expected standard", "Early years (where applicable)": "Not applicable",
    "Post-16 provision (where applicable)": "NULL", "Leadership and governance": "Expected standard",
}  # fmt: skip
LATEST_UNGRADED = {
    "Latest ungraded inspection number": "20002", "Date of latest ungraded inspection": "01/10/2025",
    "Does the ungraded inspection relate to the URN of the current school?": "Yes",
    "Ungraded inspection overall outcome": "Standards maintained",
}  # fmt: skip


def write(path, *rows, heading, titles=()):
    """A file with these rows, below these titles; what a row doesn't tell is NULL or blank in turn."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([title] for title in titles)
    writer.writerow(heading)
    for row in rows:
        told = {" ".join(name.split()).casefold(): value for name, value in row.items()}
        cells = [told.pop(" ".join(name.split()).casefold(), ("", "NULL")[n % 2]) for n, name in enumerate(heading)]
        assert not told, f"The file has no column {', '.join(told)}"
        writer.writerow(cells)
    path.write_bytes(out.getvalue().encode("cp1252"))
    return path
