"""What single keys allow but a service may not be: one module a kind of rule, each giving problems and raising none."""
