"""The ways into the networks: one file each, asked by one protocol, listed in one table."""
