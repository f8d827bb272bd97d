"""Words and habits as data: the TOML schema, the compiler, and the table that the rooms look words up in."""
