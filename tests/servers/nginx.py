"""nginx on loopback, as the public side of a folder: HEAD, byte ranges, ETags."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from tests.servers.ports import free_ports, wait_for_port

NGINX = Path(which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin") or "/usr/sbin/nginx")

_SETTINGS = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log off;
  types {{
    application/rss+xml xml; audio/mpeg mp3; text/html html; text/css css; application/json json;
    image/jpeg jpg; video/mp4 mp4;
  }}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[str]:
    """Shows `root`; its own files lie in `folder`. Yields the address, with a slash at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    root.mkdir(parents=True, exist_ok=True)
    (port,) = free_ports(1)
    settings = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""  # folders of tests are readable by their owner alone
    settings.write_text(user + _SETTINGS.format(folder=folder, root=root, port=port))
    server = subprocess.Popen([NGINX, "-e", folder / "error.log", "-c", settings], stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()
