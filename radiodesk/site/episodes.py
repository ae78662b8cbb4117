"""What each episode has in public: its page, a player that other sites can embed, and its QR code."""

from radiodesk.model.addresses import public_address
from radiodesk.site.codes import qr_code
from radiodesk.site.metadata import as_json_ld, episode, oembed
from radiodesk.site.pages import EpisodeView, share_links
from radiodesk.site.press import Press
from radiodesk.site.stock import Stock
from radiodesk.site.subscribing import subscribe_links


def episode_files(press: Press, stock: Stock) -> dict[str, bytes]:
    """The files of all episodes, by path."""
    views = stock.views
    files: dict[str, bytes] = {}
    for view, earlier, later in zip(views, [*views[1:], None], [None, *views], strict=False):
        files[view.path] = _page(press, stock, view, earlier, later)
        files |= _beside(press, stock, view)
    return files


def _page(
    press: Press, stock: Stock, view: EpisodeView, earlier: EpisodeView | None, later: EpisodeView | None
) -> bytes:
    return press.page(
        "episode.html",
        view,
        episode=view,
        own_cover=view.cover != stock.cover,
        shares=share_links(view),
        earlier=earlier,
        later=later,
        subscribe=subscribe_links(stock.programme),
        oembed_url=public_address(stock.programme.public_url, view.oembed),
        data=as_json_ld(episode(stock.programme, view)),
    )


def _beside(press: Press, stock: Stock, view: EpisodeView) -> dict[str, bytes]:
    player_url = public_address(stock.programme.public_url, view.player)
    return {
        view.player: press.page("embed.html", stock.plain_page(view.player, view.title), episode=view),
        view.oembed: oembed(stock.programme, view, player_url),
        view.code: qr_code(view.url),
    }
