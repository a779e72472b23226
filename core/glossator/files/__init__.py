"""Texts in, documents out."""
