"""Addresses as people write them, and secrets that never stay in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.problems import BadValue
from radiodesk.model.server_problems import NotAPlace
from radiodesk.publish.address import Address, normal_address, read_address, secret_in
from radiodesk.publish.credentials import Credentials

NAMES = st.text("abc äé%/@:?#& ", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("sftp://humas@Contoh.Example:22/srv//www/", "sftp://humas@contoh.example/srv/www"),
        ("SFTP://humas@contoh.example:2222/~/www", "sftp://humas@contoh.example:2222/~/www"),
        ("ftps://humas:rahasia@contoh.example/www", "ftps://humas@contoh.example/www"),
        ("ftp://humas@contoh.example", "ftp://humas@contoh.example"),
        ("webdavs://awan.example/a%20b/", "webdavs://awan.example/a%20b"),
        (
            "s3://KUNCI@situs/podcast?region=auto&endpoint=https://r2.example",
            "s3://KUNCI@situs/podcast?endpoint=https://r2.example&region=auto",
        ),
        ("sftp://humas@[::1]:22/www", "sftp://humas@[::1]/www"),
    ],
)
def test_there_is_one_way_to_keep_an_address(text: str, address: str) -> None:
    assert normal_address(text) == address
    assert normal_address(address) == address


@given(user=NAMES, path=NAMES)
def test_any_user_and_folder_come_back(user: str, path: str) -> None:
    given = Address("sftp", "contoh.example", 2222, user, f"/{path.strip('/')}".rstrip("/").replace("//", "/"))

    assert read_address(given.text) == given


def test_a_secret_is_taken_out_of_an_address() -> None:
    text = "ftps://humas:ra%40ha%2Fsia@contoh.example/www"

    assert secret_in(text) == "ra@ha/sia"
    assert "ra%40" not in normal_address(text)
    assert secret_in("/srv/www") == secret_in("sftp://humas@contoh.example/") == ""


@pytest.mark.parametrize(
    "text",
    [
        "ftps://humas:raha/sia@contoh.example/www",
        "gopher://humas:rahasia@contoh.example/",
        "sftp://:rahasia@contoh.example/",
        "sftp://humas:rahasia@",
        "s3://K:rahasia@situs?colour=red",
        "https://humas:rahasia@contoh.example/",
    ],
)
def test_what_cannot_be_read_is_refused_without_its_secret(text: str) -> None:
    with pytest.raises((BadValue, NotAPlace)) as refused:
        read_address(text)

    assert "sia" not in refused.value.english().replace("situs", "").split("Possible")[0]
    assert refused.value.__cause__ is None


def test_the_address_of_a_page_gets_a_hint() -> None:
    with pytest.raises(NotAPlace, match="write webdavs:"):
        read_address("https://awan.example/situs")


def test_one_password_serves_all_folders_of_a_user() -> None:
    one, other = (read_address(f"sftp://humas@contoh.example/{folder}") for folder in ("a", "b"))

    assert one.account == other.account == "sftp://humas@contoh.example"
    assert read_address("s3://K@a/x?endpoint=https://one.example").account != read_address("s3://K@a/x").account


def test_credentials_show_themselves_to_nobody() -> None:
    assert "rahasia" not in repr(Credentials("rahasia", "SHA256:x"))
