"""Room: dates."""
