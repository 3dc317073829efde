"""What the office's pages say, one module for each noun."""
