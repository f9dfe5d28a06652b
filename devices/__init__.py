"""The kiosk's devices: each kind with its wire, its meaning, its simulator and its own command line."""
