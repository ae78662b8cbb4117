"""What each episode has in public: its page, a player to embed elsewhere, its QR code, the times of its words."""

from radiodesk.site.codes import qr_code
from radiodesk.site.metadata import as_json_ld, episode, oembed
from radiodesk.site.pages import EpisodeView, share_links
from radiodesk.site.press import Press
from radiodesk.site.stock import Stock
from radiodesk.site.subscribing import subscribe_links


def episode_pages(press: Press, stock: Stock) -> dict[str, bytes]:
    """The pages and players of all episodes in one language, by path from its folder."""
    views = stock.views
    files: dict[str, bytes] = {}
    for view, earlier, later in zip(views, [*views[1:], None], [None, *views], strict=False):
        files[view.path] = _page(press, stock, view, earlier, later)
        player = stock.plain_page(view.player, view.title)
        files[view.player] = press.page("embed.html", player, episode=view)
        files[view.oembed] = oembed(stock.programme, view, player.url)
    return files


def shared_files(stock: Stock) -> dict[str, bytes]:
    """What the pages of all languages show of each episode, by path from the programme's folder."""
    codes = {view.code: qr_code(view.url) for view in stock.views}
    return codes | {view.talk.file: view.talk.times for view in stock.views if view.talk.file}


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
        oembed_url=stock.tongue.address(stock.programme, view.oembed),
        player_url=stock.tongue.address(stock.programme, view.player),
        data=as_json_ld(episode(stock.programme, view)),
    )
