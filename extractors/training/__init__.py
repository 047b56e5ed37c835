"""The recipe of the language pipeline: from annotated text to the weights in `extractors/model`."""
