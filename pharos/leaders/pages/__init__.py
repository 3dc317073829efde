"""What the pages about leaders say."""
