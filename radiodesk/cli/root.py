"""The group that all commands belong to."""

import click

import radiodesk


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(radiodesk.__version__, message="%(version)s")
def root() -> None:
    """RadioDesk: a recording goes in; a podcast, a page and posts come out. Without a command: the window."""
