"""A gallery of what pages are made of: every component, every field, every layout, every error page."""
