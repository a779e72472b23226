"""Steps of JSON Pointers (RFC 6901, section 3), and back."""


def escape(step: str) -> str:
    """A key as a step of a pointer."""
    return step.replace("~", "~0").replace("/", "~1")


def unescape(step: str) -> str:
    """The key that a step of a pointer stands for."""
    return step.replace("~1", "/").replace("~0", "~")
