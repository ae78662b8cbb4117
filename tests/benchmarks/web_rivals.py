"""Servers that are spoken to by HTTP, and `curl` at the same ones: an S3 storage and WebDAV."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.cost import Cost, cost_of
from tests.servers import dav, storage

WebRival = tuple[str, Callable[[str], str], str, Callable[[Path], Cost]]
"""Kind, address of a folder, secret, and what sends the files of a folder with curl."""


def web_rivals(folder: Path, servers: ExitStack) -> Iterator[WebRival]:
    """Rclone's storage where it is installed, else moto; and wsgidav."""
    kept = folder / "buckets"
    running = storage.rclone_storage(kept) if storage.second_storage() else storage.moto_storage()
    s3 = servers.enter_context(running)
    signed = f'user = "{storage.KEY}:{storage.SECRET}"\naws-sigv4 = "aws:amz:us-east-1:s3"\n'
    bucket = f"http://127.0.0.1:{s3.port}/{storage.BUCKET}/curl"
    yield "S3", lambda path: s3.address(path.strip("/")), storage.SECRET, _curl(folder, signed, bucket)

    web = servers.enter_context(dav.dav_server(folder / "served" / "dav"))
    (web.root / "curl").mkdir()
    named = f'user = "{dav.USER}:{dav.SECRET}"\nbasic\n'
    url = f"http://127.0.0.1:{web.port}/curl"
    yield "WebDAV", lambda path: web.address(path.strip("/")), dav.SECRET, _curl(folder, named, url)


def _curl(folder: Path, head: str, url: str) -> Callable[[Path], Cost]:
    def send(load: Path) -> Cost:
        batch = folder / "web-batch"
        uploads = (f'url = "{url}/{path.name}"\nupload-file = "{path}"\n' for path in sorted(load.iterdir()))
        batch.write_text(head + "".join(uploads))
        return cost_of("curl", "-sS", "-f", "-K", batch)

    return send
