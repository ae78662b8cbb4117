"""Meta's own library speaks with the fake as it speaks with Meta: what the fake takes and says is Meta's dialect."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from facebook_business.adobjects.iguser import IGUser
from facebook_business.adobjects.page import Page
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession
from PIL import Image

from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import Meta, meta_server
from tests.servers.web import web_server

NUMBER, (_NAME, TOKEN, INSTAGRAM, _USERNAME) = next(iter(PAGES.items()))


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch) -> Iterator[Meta]:
    with meta_server() as server:
        monkeypatch.setattr(FacebookSession, "GRAPH", server.url)
        api = FacebookAdsApi(FacebookSession(access_token=TOKEN), api_version="v26.0")
        monkeypatch.setattr(FacebookAdsApi, "_default_api", api)
        yield server
        api._session.requests.close()


def test_a_page_is_posted_to_and_read(meta: Meta, tmp_path: Path) -> None:
    photo = Page(NUMBER).create_photo(params={"published": False, "alt_text_custom": "Kartu", "url": meta.url})
    Page(NUMBER).create_feed(params={"message": "Damai", "attached_media": [{"media_fbid": photo["id"]}]})

    (post,) = Page(NUMBER).get_feed(fields=["id", "message", "permalink_url"])
    assert (post["message"], post["permalink_url"]) == ("Damai", meta.posts[0].url)
    assert meta.posts[0].alts == ["Kartu"]


def test_instagram_is_posted_to_and_read(meta: Meta, tmp_path: Path) -> None:
    Image.new("RGB", (1080, 1080), "navy").save(tmp_path / "kartu.jpg")
    with web_server(tmp_path) as site:
        made = IGUser(INSTAGRAM).create_media(params={"image_url": f"{site.url}kartu.jpg", "caption": "Damai"})
    IGUser(INSTAGRAM).create_media_publish(params={"creation_id": int(made["id"])})

    (post,) = IGUser(INSTAGRAM).get_media(fields=["id", "caption", "permalink"])
    (limit,) = IGUser(INSTAGRAM).get_content_publishing_limit(fields=["quota_usage", "config"])
    assert (post["caption"], limit["quota_usage"]) == ("Damai", 1)


def test_it_understands_a_refusal(meta: Meta) -> None:
    with pytest.raises(FacebookRequestError) as refused:
        Page(NUMBER).create_feed(params={"mesage": "salah ketik"})

    assert refused.value.api_error_code() == 100
