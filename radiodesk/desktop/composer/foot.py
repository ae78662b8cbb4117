"""The foot of a network's column: how its post stands, where it goes, and what can be done about it now."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.standings import DRAFT, STANDINGS, WAYS, Way, state_of, told
from radiodesk.desktop.composer.strip import AssistStrip
from radiodesk.desktop.controls import GAP, button, clear, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.posts.proof import ProofRow
from radiodesk.model.account import Account
from radiodesk.model.queued_post import QueuedPost

ROOM = 308
"""How wide a row of buttons may be."""

LOOKED_AT = ("ask", "unknown", "live")
"""Where a person may know the link of a post that RadioDesk sent."""


class ColumnFoot(QWidget):
    """`way_taken` carries a key of `WAYS`, `account_chosen` that posts go elsewhere now."""

    way_taken = Signal(str)
    account_chosen = Signal()

    def __init__(self, deck: PostDeck, network: str, palette: Palette, act: Callable[[str], object]) -> None:
        """`act` is told what a person does by hand: a step of the strip or "phone"."""
        from radiodesk.social.connectors.table import CONNECTED
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._title, self._palette = NETWORKS[network].label, palette
        self._can_sign_in = network in CONNECTED
        self.standing = label("", "muted")
        self.trouble = label("", "error")
        self.again = button(_("Approve it all the same"), partial(self.way_taken.emit, "despite"), "link")
        self.account = named(DropDown(), _("Account on {network}").format(network=self._title))
        self.ways: dict[Way, QPushButton] = {}
        self._ways = QVBoxLayout()
        self.strip = AssistStrip(network, palette, act)
        self.proof = ProofRow(deck, network)
        self._shown: tuple[object, ...] = ()
        self._names: tuple[str, ...] = ()
        self._arrange()
        self.tell("")
        self.account.activated.connect(lambda _at: self.account_chosen.emit())

    @property
    def chosen_account(self) -> str:
        """The name of an account; empty: a person posts."""
        return self.account.currentData() or ""

    @property
    def account_handle(self) -> str:
        """How people know it; empty where a person posts."""
        return self.account.currentText() if self.chosen_account else ""

    def show_accounts(self, accounts: Sequence[Account], last: str | None) -> None:
        """Where posts can go: what was chosen stays chosen; before that where the `last` post went, else the first."""
        names = (*(each.name for each in accounts), "")
        if names == self._names:
            return
        chosen = self.account.currentData() if len(self._names) > 1 else last
        self._names = names
        self.account.clear()
        for each in accounts:
            self.account.addItem(each.handle, each.name)
        self.account.addItem(_("By hand"), "")
        self.account.setCurrentIndex(max(self.account.findData(chosen), 0))
        self.account.setVisible(bool(accounts))
        self.account_chosen.emit()

    def show_standing(self, post: QueuedPost | None, zone: str, before: str, *, is_other: bool) -> None:
        """How it stands, and what has to be done before. `is_other`: what is written now is not what was approved."""
        link = self.proof.kept
        state = state_of(post, link)
        row = STANDINGS[state]
        other = _("What is written now is another text.") if is_other else ""
        self.standing.setText(" ".join(filter(None, (told(post, zone, link), before, other))))
        set_role(self.standing, "warn" if before else row.role)
        by_hand = not self.chosen_account
        is_open = by_hand and row.is_open_to_hands
        ways = self._possible(state, by_hand=by_hand, is_other=is_other)
        self._offer(ways, is_first_main=not is_open and ways[:1] != ("drop",))  # calling off is never the main thing
        self.strip.setVisible(is_open)
        self.proof.setVisible(is_open or state in LOOKED_AT or bool(link))

    def _possible(self, state: str, *, by_hand: bool, is_other: bool) -> tuple[Way, ...]:
        ways = [way for way in STANDINGS[state].ways if not (by_hand and way == "post" and state != "missed")]
        if is_other and "approve" not in ways:
            ways.append("approve")
        if state == DRAFT and self._can_sign_in and not self.account.isVisibleTo(self):
            ways.append("sign-in")
        return tuple(ways)

    def tell(self, sentence: str, *, may_repeat: bool = False) -> None:
        """Say what stood in the way just now; `may_repeat` offers to do it all the same."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.again.setVisible(may_repeat)

    def _offer(self, ways: tuple[Way, ...], *, is_first_main: bool) -> None:
        if (ways, is_first_main) == self._shown:
            return
        self._shown = (ways, is_first_main)
        has_keyboard = any(made.hasFocus() for made in self.ways.values())
        clear(self._ways)
        main = ways[: int(is_first_main)]
        self.ways = {way: self._button(way, is_main=way in main) for way in ways}
        for way in main:
            self._ways.addWidget(self.ways[way])
        for made in packed([self.ways[way] for way in ways[len(main) :]], ROOM):
            row = QHBoxLayout()
            row.setSpacing(GAP // 2)
            for each in made:
                row.addWidget(each)
            row.addStretch(1)
            self._ways.addLayout(row)
        if has_keyboard and ways:  # else it would go to the next network, where Space does something else
            self.ways[ways[0]].setFocus()

    def _button(self, way: Way, *, is_main: bool) -> QPushButton:
        text, sign = WAYS[way]
        kind, colour = ("primary", "accent_text") if is_main else ("link", "accent")
        made = button(_(text), partial(self.way_taken.emit, way), kind, icon(sign, self._palette, colour))
        return named(made, _("{way}: {network}").format(way=_(text), network=self._title))

    def _arrange(self) -> None:
        self._ways.setSpacing(GAP // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, GAP, 12, 12)
        column.setSpacing(GAP)
        for part in (self.standing, self.trouble, self.again, self.account, self.strip, self.proof):
            column.addWidget(part)
        column.addLayout(self._ways)


def packed(buttons: Sequence[QPushButton], room: int) -> tuple[tuple[QPushButton, ...], ...]:
    """Buttons in as few rows as their texts allow."""
    rows: list[list[QPushButton]] = []
    for each in buttons:
        wanted = sum(other.sizeHint().width() + GAP // 2 for other in (*(rows[-1] if rows else ()), each))
        if not rows or wanted > room:
            rows.append([])
        rows[-1].append(each)
    return tuple(tuple(row) for row in rows)
