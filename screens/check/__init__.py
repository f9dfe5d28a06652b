"""All answers, one Change each."""
