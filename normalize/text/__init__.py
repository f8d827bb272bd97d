"""Text as text: repair with its offset map, lines, scripts, and the scan of digits for dates and money."""
