"""The documentation as a website: the repository's pages, and a reference made from the code."""
