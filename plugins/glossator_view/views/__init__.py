"""The views of the built-in layers."""
