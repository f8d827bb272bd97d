"""Time-boxed fuzzing.  `NEWSNORM_FUZZ_SECONDS` is the box of all of it (10 by default; 0 runs everything)."""
