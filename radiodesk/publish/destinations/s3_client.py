"""The line to an S3 storage: how it is opened for every relative of S3, and what its errors mean."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from radiodesk.model.server_problems import (
    ClockWrong,
    ExtraMissing,
    NotAllowed,
    PlaceMissing,
    SecretNeeded,
    ServerBusy,
    ServerFull,
    ServerProblem,
    SignInRefused,
)
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.web_faults import line_problem, refusal

CONNECT_S = 15
ANSWER_S = 60

REGION = "us-east-1"
"""What storages that know no regions expect to be signed with."""

_TRIES = 2
"""What is transient is tried again by whoever publishes, with patience; here only a connection gone stale is."""


class S3Line:
    """One connection. `server` is what to call it to people."""

    def __init__(self, address: Address, credentials: Credentials) -> None:
        """Nothing is asked yet. Raises `ExtraMissing`."""
        with _making:
            _session()
        self.address, self._credentials = address, credentials
        region = address.option("region")
        self._endpoint = address.option("endpoint")
        self._region = region or REGION
        self.server = urlsplit(self._endpoint).netloc or f"s3.{self._region}.amazonaws.com"
        self._client: Any = None

    @property
    def client(self) -> Any:
        """The botocore client."""
        if self._client is None:
            self._client = self._open()
        return self._client

    def close(self) -> None:
        """End it; it opens again when it is used."""
        if self._client is not None:
            self._client.close()
            self._client = None

    @contextmanager
    def asking(self, path: str) -> Iterator[None]:
        """Turn what botocore raises inside the block into the problem it means for `path`."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            yield
        except ClientError as error:
            raise self._refused(error.response, path) from error
        except NoCredentialsError as error:
            raise SecretNeeded(server=self.server, user="", account=self.address.account) from error
        except BotoCoreError as error:
            raise line_problem(error, self.server) from error
        except OSError as error:
            raise line_problem(error, self.server) from error

    def _open(self) -> Any:
        from botocore.config import Config

        config = Config(
            signature_version="s3v4",
            # Since 1.36 the defaults put checksums where R2, B2, MinIO and Ceph refuse them or even store them.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if self._endpoint else "auto"},
            retries={"total_max_attempts": _TRIES, "mode": "standard"},
            connect_timeout=CONNECT_S,
            read_timeout=ANSWER_S,
            tcp_keepalive=True,
        )
        key = {"aws_access_key_id": self.address.user, "aws_secret_access_key": self._credentials.secret}
        with _making:
            return _session().create_client(
                "s3",
                region_name=self._region,
                endpoint_url=self._endpoint or None,
                config=config,
                **(key if self.address.user else {}),
            )

    def _refused(self, response: Mapping[str, Any], path: str) -> ServerProblem:
        said, sent = response.get("Error", {}), response.get("ResponseMetadata", {})
        code, status = str(said.get("Code", "")), int(sent.get("HTTPStatusCode", 0))
        user = self.address.user
        if code in _CODES:
            what = self.address.host if code == "NoSuchBucket" else path or self.address.host
            return _CODES[code](server=self.server, user=user, path=what, reason=code)
        reason = "" if code.isdigit() else f"{code} {said.get('Message', '')}".strip()[:200]
        return refusal(status or 500, sent.get("HTTPHeaders", {}), self.server, user, path or self.address.host, reason)


_making = threading.Lock()


@cache
def _session() -> Any:
    """What knows the words of S3: reading them takes a third of a second, so it is done once, and by one thread."""
    try:
        from botocore.session import Session
    except ModuleNotFoundError as error:
        raise ExtraMissing(kind="S3", extra="s3") from error
    for name in ("botocore", "urllib3"):  # at DEBUG they would write every signature into the log
        logging.getLogger(name).setLevel(logging.WARNING)
    return Session()


_CODES: Mapping[str, type[ServerProblem]] = MappingProxyType(
    {
        "AccessDenied": NotAllowed,
        "AllAccessDisabled": NotAllowed,
        "AccountProblem": NotAllowed,
        "ExpiredToken": SignInRefused,
        "InvalidAccessKeyId": SignInRefused,
        "InvalidClientTokenId": SignInRefused,
        "NoSuchBucket": PlaceMissing,
        "QuotaExceeded": ServerFull,
        "RequestTimeTooSkewed": ClockWrong,
        "RequestTimeout": ServerBusy,
        "SignatureDoesNotMatch": SignInRefused,
        "SlowDown": ServerBusy,
        "StorageFull": ServerFull,
        "XMinioStorageFull": ServerFull,
    }
)
"""Codes that say more than their HTTP status (S3 API, “Error responses”; MinIO's and Ceph's own)."""
