"""Conditions and calculations of services: CEL, what it may see, and whether it can ever be true."""
