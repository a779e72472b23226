"""Recipe for the English Stanza models that ship with Glossator."""
