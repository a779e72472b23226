"""Documents as JSON: the codec, its schemas, and the versions that can be read."""
