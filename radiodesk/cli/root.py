"""The group that all commands belong to."""

import click

import radiodesk
from radiodesk.bahasa.words import _

SUMMARY = _("RadioDesk: a recording goes in; a podcast, a page and posts come out. Without a command: the window.")


@click.group(
    help=SUMMARY,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("COMMAND [ARGS]..."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(radiodesk.__version__, message="%(version)s", help=_("Show the version and exit."))
def root() -> None:
    """All commands."""
