"""Between kiosk and office: `protocol` and `engine` without I/O, `client` (the sync process), `hub` (API and desk)."""
