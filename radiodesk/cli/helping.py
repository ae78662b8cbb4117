"""The commands `helper`, and what `posts --helper` says: drafts rewritten by a model, off until it is set up."""

from collections.abc import Sequence

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.asking import secret_from_stdin
from radiodesk.cli.frame import answer, command, json_option
from radiodesk.cli.root import root
from radiodesk.desk.rewriting import helper, rewrite, set_helper, shown_before
from radiodesk.settings.helper import DEFAULT_ADDRESS, load_helper, turn_helper_off
from radiodesk.social.drafts import Draft
from radiodesk.social.rewriting import Rewritten


@root.group(
    "helper",
    help=_("Let a model that you choose rewrite drafts; off until it is set up."),
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
)
def helper_() -> None:
    """The commands about the helper."""


@command(helper_, "set", _("Set it up: an address that speaks as OpenAI's does, and a model there."))
@click.argument("address", metavar="URL", default=DEFAULT_ADDRESS)
@click.option("--model", required=True, metavar=_("NAME"), help=_("The name of the model."))
@click.option("--key-stdin", is_flag=True, help=_("Read its key from standard input; it goes into the key store."))
@json_option
def set_(address: str, model: str, key_stdin: bool, as_json: bool) -> None:
    is_kept = set_helper(address, model, secret_from_stdin() if key_stdin else "")
    told = _("The helper is {model} at {address}.").format(model=model, address=address)
    not_kept = _("This system has no key store that is safe: the keys are known only until this command ends.")
    answer(as_json, {"address": address, "model": model, "kept": is_kept}, told, *([] if is_kept else [not_kept]))


@command(helper_, "off", _("Turn it off and forget its key."))
@json_option
def off(as_json: bool) -> None:
    turn_helper_off()
    answer(as_json, {"helper": None}, _("The helper is off."))


@command(helper_, "show", _("Show what is set up."))
@json_option
def show(as_json: bool) -> None:
    choice = load_helper()
    told = f"{choice.model} {choice.address}" if choice else _("The helper is off.")
    document = {"address": choice.address, "model": choice.model} if choice else None
    answer(as_json, {"helper": document}, told)


def answer_sent(drafts: Sequence[Draft], as_json: bool) -> None:
    """Exactly what would be sent of each draft; nothing leaves."""
    sent = {draft.network: shown_before(draft) for draft in drafts}
    place = f"POST {helper().address}/chat/completions"
    lines = [line for network, each in sent.items() for line in (f"--- {network}: {place}", each.shown(), "")]
    answer(as_json, {"sent": {network: each.shown() for network, each in sent.items()}, "to": helper().address}, *lines)


def answer_rewritten(drafts: Sequence[Draft], as_json: bool) -> None:
    """The machine's drafts, marked as such."""
    done = [rewrite(draft, shown_before(draft)) for draft in drafts]
    lines = [line for each in done for line in _lines(each)]
    answer(as_json, {"machine_drafts": [_document(each) for each in done]}, *lines)


def _lines(each: Rewritten) -> list[str]:
    head = f"--- {each.network} ({each.count.used}/{each.count.limit}) " + _(
        "machine draft: read it before it is posted"
    )
    return [head, each.text, *(f"! {caution.sentence()}" for caution in each.cautions), ""]


def _document(each: Rewritten) -> dict[str, object]:
    warned = [{"rule": caution.rule, "text": caution.sentence()} for caution in each.cautions]
    return {"network": each.network, "text": each.text, "count": each.count, "machine_draft": True, "cautions": warned}
