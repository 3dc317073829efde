"""A judged set: needs in school language, the areas that they mean, and leaders who fit them."""
