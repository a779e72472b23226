"""What ``glossator check`` looks at, each in a file of its own."""
