"""Quality of the text craft on real articles with gold answers. Reads BRIEFING_DATA, writes nothing."""
