"""Which keys hold words that people read: those are translated, checked and spoken; all others stand once."""

SERVICE_TEXTS = ("title", "subtitle", "purpose", "who", "how", "time_text", "product")
MESSAGES = ("message_empty", "message_short", "message_characters", "message_wrong")
QUESTION_TEXTS = ("label", "ask", "hint", "unit", *MESSAGES)
REQUIREMENT_TEXTS = ("title", "note", "when")
STOP_TEXTS = ("title", "text", "bring")
WHERE_TEXTS = ("office", "hours", "cost", "bring")
