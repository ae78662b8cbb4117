"""S3 storages on loopback: moto, and rclone where it is installed and new enough to serve one."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.ports import free_ports, wait_for_port

KEY, SECRET, BUCKET = "HUMAS01", "rahasia-sekali", "situs"


@dataclass(frozen=True)
class Storage:
    """A storage with one empty bucket."""

    port: int

    def address(self, folder: str = "", host: str = "127.0.0.1", bucket: str = BUCKET) -> str:
        """What a destination in it is called."""
        return f"s3://{KEY}@{bucket}/{folder}?endpoint=http://{host}:{self.port}"

    def client(self) -> Any:
        """Another program that looks into it."""
        from botocore.session import Session

        return Session().create_client(
            "s3",
            region_name="us-east-1",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
        )


def second_storage() -> str:
    """The rclone that can serve S3 (from 1.65 on); empty for none."""
    beside = Path(sys.executable).with_name("rclone")
    rclone = str(beside) if beside.is_file() else shutil.which("rclone") or ""
    if not rclone:
        return ""
    asked = subprocess.run([rclone, "serve", "s3", "--help"], capture_output=True, text=True, check=False)
    return rclone if "--auth-key" in asked.stdout else ""


@contextmanager
def moto_storage() -> Iterator[Storage]:
    """Moto takes any key."""
    (port,) = free_ports(1)
    with _running([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port):
        storage = Storage(port)
        storage.client().create_bucket(Bucket=BUCKET)
        yield storage


@contextmanager
def rclone_storage(root: Path) -> Iterator[Storage]:
    """Rclone checks keys and signatures; its buckets are the folders in `root`."""
    (port,) = free_ports(1)
    (root / BUCKET).mkdir(parents=True)
    words = ["serve", "s3", "--auth-key", f"{KEY},{SECRET}", "--addr", f"127.0.0.1:{port}", "--config", "", str(root)]
    with _running([second_storage(), *words], port):
        yield Storage(port)


@contextmanager
def _running(words: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for_port(port)
            yield
        finally:
            server.terminate()
