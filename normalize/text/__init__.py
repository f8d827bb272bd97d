"""Text as text: repair with its offset map, lines, scripts, and the one scan of digit runs that dates and money share."""
