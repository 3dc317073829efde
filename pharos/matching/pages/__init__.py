"""What the pages of requests, leaders and offers say."""
