"""What a document is: annotations in layers, who made them, and whether they still hold."""
