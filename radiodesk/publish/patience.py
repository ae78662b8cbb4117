"""How often and how long a bad line is tried again."""

import random
from dataclasses import dataclass

from radiodesk.model.server_problems import LineProblem, ServerBusy


@dataclass(frozen=True)
class Patience:
    """Waits that double, with some chance in them so that several connections do not come back at one moment.

    `tries` counts only those in a row that brought nothing further: as long as bytes arrive, a line that is cut again
    and again is never given up.
    """

    first_s: float = 0.5
    most_s: float = 60.0
    tries: int = 7

    def wait_s(self, failed: int, problem: LineProblem) -> float:
        """How long to wait after the try number `failed` (1, 2, ...); what the server asked for comes first.

        Between half and the whole of the doubled time ("equal jitter"); a server's wish is honoured up to `most_s`.
        """
        doubled = min(self.most_s, self.first_s * 2.0 ** (failed - 1))
        own = doubled * random.uniform(0.5, 1.0)  # noqa: S311 - spreads tries, keeps no secret
        asked = problem.wait_s if isinstance(problem, ServerBusy) else 0.0
        return max(own, min(asked, self.most_s))
