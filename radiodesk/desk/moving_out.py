"""Leaves an address: says where the podcast goes, and what to put at the old address so that apps follow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.desk.opening import save_programme
from radiodesk.desk.particulars import is_web_address
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.addresses import ascii_url
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Programme
from radiodesk.model.words import N_


@dataclass(frozen=True)
class Redirect:
    """How one kind of host is told to redirect. `place` says where `text` goes; `file_name` is empty for mere words."""

    host: str
    place: str
    text: str
    file_name: str = ""


def leave(library: Library, programme: Programme, new_feed_url: str) -> Programme:
    """Let the feed say from the next publication on that it goes on elsewhere (itunes:new-feed-url).

    Raises `BadValue` for what is no address, or the feed's own.
    """
    address = new_feed_url.strip()
    if not is_web_address(address) or address == programme.feed_url:
        field = N_("the new address of the feed")
        raise BadValue(value=address, field=field, expected="https://contoh.example/feed.xml")
    changed = replace(programme, new_feed_url=address)
    save_programme(library, changed)
    return changed


def redirects(old_feed_url: str, new_feed_url: str) -> tuple[Redirect, ...]:
    """What to put at the old address, by kind of host: a redirect for good (301, RFC 9110 section 15.4.2)."""
    old, new = urlsplit(ascii_url(old_feed_url)), ascii_url(new_feed_url)
    places = {
        "Apache": (_("in the file .htaccess at the root of the site"), _apache, ".htaccess"),
        "nginx": (_("inside the block “server” of the site"), _nginx, "nginx.conf"),
        "Netlify": (_("in the file _redirects of the published folder"), _netlify, "_redirects"),
        "Cloudflare": (_("Rules > Redirect Rules > Create rule"), _cloudflare, ""),
        "WordPress": (_("in the plugin that makes the feed, or in one for redirects"), _wordpress, ""),
    }
    return tuple(
        Redirect(host, place, write(old.path or "/", old.query, new), name)
        for host, (place, write, name) in places.items()
    )


def write_redirects(found: Sequence[Redirect], folder: Path) -> tuple[Path, ...]:
    """The redirects that are files, written into a folder. Raises `NotWritable`, `DiskFull`."""
    files = []
    for each in found:
        if each.file_name:
            file = folder / each.host.lower() / each.file_name
            write_whole(file, f"{each.text}\n".encode())
            files.append(file)
    return tuple(files)


def _apache(path: str, query: str, new: str) -> str:
    """mod_rewrite, which knows the query too (httpd.apache.org/docs/2.4/mod/mod_rewrite.html); a dot is a dot."""
    condition = f"RewriteCond %{{QUERY_STRING}} ^{_escaped(query)}$\n" if query else ""
    target = new.replace("%", r"\%").replace("$", r"\$")
    return f'RewriteEngine On\n{condition}RewriteRule "^{_escaped(path.lstrip("/"))}$" "{target}" [R=301,L,NE,QSD]'


def _nginx(path: str, query: str, new: str) -> str:
    """An exact location (nginx.org/en/docs/http/ngx_http_core_module.html#location)."""
    target = new.replace("$", "%24")
    if not query:
        return f'location = "{path}" {{\n    return 301 "{target}";\n}}'
    return f'location = "{path}" {{\n    if ($args = "{query}") {{\n        return 301 "{target}";\n    }}\n}}'


def _netlify(path: str, query: str, new: str) -> str:
    """The exclamation mark: even where a file of this name still stands (docs.netlify.com/routing/redirects)."""
    parameters = " ".join(part for part in query.split("&") if "=" in part)
    return " ".join(filter(None, (path, parameters, new, "301!")))


def _cloudflare(path: str, query: str, new: str) -> str:
    text = _("When the path equals {path}: static redirect to {new}, status 301, without the query.")
    return text.format(path=f"{path}?{query}" if query else path, new=new)


def _wordpress(path: str, query: str, new: str) -> str:
    text = _("Enter {new} as the new address of the feed (“redirect feed”), or redirect {path} to it with 301.")
    return text.format(path=f"{path}?{query}" if query else path, new=new)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in r".+*?()[]{}|^$\"" or letter == "\\" else letter for letter in text)
