"""Bluesky's own server, as its makers publish it, on loopback; installed by packaging/linux/bluesky-server.sh."""
