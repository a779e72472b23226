"""How sure each way to join a mention is: about the share that is right on development gold."""

SURE, LIKELY, OPEN = 0.97, 0.85, 0.6
