"""Where an account shows what it has posted: for people who are asked to look."""

from urllib.parse import quote, urlsplit

from radiodesk.model.account import Account

PAGES = {
    "facebook": "https://www.facebook.com/{number}",
    "x": "https://x.com/{name}",
    "instagram": "https://www.instagram.com/{name}/",
    "threads": "https://www.threads.com/@{name}",
    "youtube": "https://www.youtube.com/channel/{number}",
    "telegram": "https://t.me/s/{name}",
    "mastodon": "{server}/@{name}",
    "bluesky": "https://bsky.app/profile/{name}",
}


def profile_page(account: Account) -> str:
    """Its address; empty for a network where none is known."""
    name = account.handle.removeprefix("@")
    server = f"https://{urlsplit(account.server).netloc}"
    if account.network == "mastodon":
        name = name.partition("@")[0]
    parts = {"name": quote(name, safe=".@:"), "number": quote(account.number, safe=""), "server": server}
    return PAGES.get(account.network, "").format(**parts)
