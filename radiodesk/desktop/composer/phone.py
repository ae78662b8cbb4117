"""What a phone is shown where only a phone can post: the words themselves, or the page that the post is about."""

from radiodesk.model.words import N_

MOST_BYTES = 900
"""A code of more can hardly be read from a screen."""

HINTS: dict[str, str] = {
    "whatsapp": N_("Point the phone's camera here: WhatsApp opens with the text. Choose your channel."),
    "instagram": N_("Point the phone's camera here and copy the text; then paste it in your story or reel."),
    "tiktok": N_("Point the phone's camera here and copy the text; then paste it in the TikTok app."),
}
"""Networks with something that only a phone can do."""

TOO_LONG = N_("The text is too long for a code. This one leads to the page of the episode.")


def phone_code(network: str, text: str, link: str) -> tuple[str, bool]:
    """What the code says, and whether the whole text is in it: a share address where the network has one."""
    from radiodesk.social.networks import NETWORKS, compose_page

    said = compose_page(network, text, link) if "{text}" in NETWORKS[network].compose else text
    fits = len(said.encode()) <= MOST_BYTES
    return (said, True) if fits else (link, False)
