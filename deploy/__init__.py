"""Setting up and starting: `setup.sh` for a machine, `run` for a sample office on it."""
