"""Tries the public side of a place: whether listeners find there what was written, and as their apps want it."""

from radiodesk.bahasa.words import _
from radiodesk.model.addresses import ascii_url
from radiodesk.publish.public_line import PublicLine, Reply
from radiodesk.publish.public_types import fitting_types, is_insisted_on
from radiodesk.publish.trial import GOOD, Outcome, Probe, Trial, Trying, Verdict

PIECE_BYTES = 100

ORIGIN = "https://player.invalid"
"""Where a player on somebody else's page says that it comes from (Fetch standard, “CORS protocol”)."""

_SHARED = (".vtt", ".srt", ".json")
"""What players on other pages read by script; audio they may play without asking."""


def try_public(base_url: str, probe: Probe, trial: Trial) -> None:
    """Ask for the probe at the public address, as apps do. What cannot be found needs no further questions."""
    asked = _Asked(base_url, probe)
    if not trial.attempt(Trying.PUBLIC, asked.find):
        return
    with PublicLine(base_url) as line:
        trial.attempt(Trying.PARTS, lambda: asked.parts(line))
        trial.attempt(Trying.HEAD, lambda: asked.head(line))
        trial.attempt(Trying.TYPES, lambda: asked.types(line))
        trial.attempt(Trying.CORS, lambda: asked.cors(line))


class _Asked:
    """The questions, all about one probe."""

    def __init__(self, base_url: str, probe: Probe) -> None:
        self._base, self._probe = base_url, probe

    def find(self) -> Verdict:
        """Whether what was written stands at the public address."""
        with PublicLine(self._base) as line:
            reply = self._get(line, self._probe.audio)
            return self._judged(reply, line.host)

    def parts(self, line: PublicLine) -> Verdict:
        """RFC 9110, section 14; Apple requires it."""
        whole = self._probe.files[self._probe.audio]
        reply = self._get(line, self._probe.audio, Range=f"bytes=0-{PIECE_BYTES - 1}", Accept_Encoding="identity")
        if reply.status == 206 and reply.body == whole[:PIECE_BYTES]:
            return GOOD
        return Outcome.FAILED, _(
            "The server hands out audio only as a whole. Apple Podcasts refuses such a host, and nobody can jump "
            "within an episode. Ask your host to turn on byte ranges (status 206)."
        )

    def head(self, line: PublicLine) -> Verdict:
        """Directories ask for the length before they take an episode."""
        reply = line.head(self._url(self._probe.audio))
        length = str(len(self._probe.files[self._probe.audio]))
        if reply.status == 200 and reply.headers.get("content-length") == length:
            return GOOD
        return Outcome.FAILED, _(
            "The server does not tell how long the audio is when it is only asked (HEAD). Apple Podcasts requires "
            "that. Ask your host to answer HEAD with the Content-Length."
        )

    def types(self, line: PublicLine) -> Verdict:
        """Media types by ending; the audio and the feed are insisted on, for the others most apps are lenient."""
        wrong: list[str] = []
        is_grave = False
        for path in self._probe.files:
            found = self._get(line, path).media_type
            if found not in fitting_types(path):
                ending = path.rpartition(".")[2]
                expected = fitting_types(path)[0]
                wrong.append(
                    _(".{ending} as {expected}, not {found}").format(
                        ending=ending, expected=expected, found=found or "?"
                    )
                )
                is_grave = is_grave or is_insisted_on(path)
        if not wrong:
            return GOOD
        said = _("Ask your host to send files with these media types: {types}.").format(types="; ".join(wrong))
        return (Outcome.FAILED if is_grave else Outcome.COSTS), said

    def cors(self, line: PublicLine) -> Verdict:
        """`Access-Control-Allow-Origin`, without which a browser hides the answer from the player."""
        closed = sorted(
            path.rpartition(".")[2]
            for path in self._probe.ending(*_SHARED)
            if self._get(line, path, Origin=ORIGIN).headers.get("access-control-allow-origin") not in {"*", ORIGIN}
        )
        if not closed:
            return GOOD
        return Outcome.COSTS, _(
            "Players on other web pages cannot read transcripts and chapters. Ask your host to add the header "
            "“Access-Control-Allow-Origin: *” to files with these endings: {endings}."
        ).format(endings=", ".join(closed))

    def _judged(self, reply: Reply, host: str) -> Verdict:
        url, status = self._url(self._probe.audio), reply.status
        if status in {404, 410}:
            return Outcome.FAILED, _(
                "{url} is not there, though it was written a moment ago. Either the public address is another one, or "
                "the web server shows another folder than this. Ask your host which address belongs to this folder."
            ).format(url=url)
        if status in {401, 403}:
            return Outcome.FAILED, _(
                "The server lets nobody read {url} (it answers {status}). Make the folder or bucket readable for the "
                "public, without a password."
            ).format(url=url, status=status)
        if status != 200 or reply.body != self._probe.files[self._probe.audio]:
            return Outcome.FAILED, _(
                "At {url} stands something else than what was written (the server answers {status}). The public "
                "address leads to another place."
            ).format(url=url, status=status)
        if reply.host != host:
            return Outcome.COSTS, _(
                "{host} sends listeners on to {other}. That works; write the other address if it is the lasting one."
            ).format(host=host, other=reply.host)
        return GOOD

    def _get(self, line: PublicLine, path: str, **headers: str) -> Reply:
        most = len(self._probe.files[path])
        return line.get(self._url(path), most, **{"Cache_Control": "no-cache", **headers})

    def _url(self, path: str) -> str:
        return ascii_url(f"{self._base.rstrip('/')}/{path}")
