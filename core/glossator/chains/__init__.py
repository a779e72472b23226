"""From the layers asked for to the layers made."""
