"""A page: its tree walked once into blocks of text, the blocks of the article chosen, its markup read as evidence."""
