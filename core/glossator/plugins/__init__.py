"""What a plugin brings, and how it is found."""
