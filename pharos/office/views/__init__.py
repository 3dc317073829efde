"""The office's pages, a module for each noun."""
