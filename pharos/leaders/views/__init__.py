"""Leaders over HTTP: the directory, the leader's own pages, the office's pages."""
