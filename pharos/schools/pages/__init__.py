"""What the pages about schools say."""
