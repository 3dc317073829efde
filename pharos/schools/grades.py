"""The areas that inspectors grade, and the grades that they give, in each regime. Pure."""

from .states import Regime

OVERALL = "overall"
LEADERSHIP = "leadership"
AREAS = {
    OVERALL: "Overall effectiveness",
    "quality_of_education": "Quality of education",
    "behaviour": "Behaviour and attitudes",
    "personal_development": "Personal development",
    LEADERSHIP: "Leadership and management",
    "early_years": "Early years",
    "sixth_form": "Sixth form",
    "inclusion": "Inclusion",
    "curriculum": "Curriculum and teaching",
    "achievement": "Achievement",
    "attendance": "Attendance and behaviour",
    "well_being": "Personal development and well-being",
    "post_16": "Post-16 provision",
    "governance": "Leadership and governance",
}
KEY_JUDGEMENTS = ("quality_of_education", "behaviour", "personal_development", LEADERSHIP, "early_years", "sixth_form")
CARD_AREAS = (
    "inclusion", "curriculum", "achievement", "attendance", "well_being", "early_years", "post_16", "governance",
)  # fmt: skip
FOUR = {"1": "outstanding", "2": "good", "3": "requires improvement", "4": "inadequate"}
FIVE = ("exceptional", "strong standard", "expected standard", "needs attention", "urgent improvement")
SCALES = {
    Regime.OVERALL: tuple(FOUR.values()),
    Regime.JUDGEMENTS: tuple(FOUR.values()),
    Regime.REPORT_CARD: FIVE,
}
AREAS_OF = {
    Regime.OVERALL: (OVERALL, *KEY_JUDGEMENTS),
    Regime.JUDGEMENTS: KEY_JUDGEMENTS,
    Regime.REPORT_CARD: CARD_AREAS,
}
# What an ungraded inspection may conclude, in Ofsted's words, and the overall grade that it says is kept.
UNGRADED = {
    "School remains Outstanding": "outstanding",
    "School remains Outstanding (Concerns) - S5 Next": "outstanding",
    "School remains Good": "good",
    "School remains Good (Improving) - S5 Next": "good",
    "School remains Good (Concerns) - S5 Next": "good",
    "Standards maintained": "",
    "Improved significantly": "",
    "Some aspects not as strong": "",
}
