"""The front door, a person's own account, and the pages that say what this service is."""
