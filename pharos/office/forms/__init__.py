"""What administrators are asked, one module for each noun."""
