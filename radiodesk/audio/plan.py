"""Which chunks of a recording are still to be analysed, when nobody knows yet for sure how many there are."""


class Plan:
    """The chunks in order. The end of the recording is where the first chunk that is not full ends."""

    def __init__(self, chunk_samples: int) -> None:
        """`chunk_samples` are in a full chunk."""
        self._full = chunk_samples
        self._next = 0
        self._again: list[int] = []
        self._found: dict[int, int] = {}
        self._last: int | None = None

    def take(self) -> int | None:
        """A chunk that nobody has; None when all are given out."""
        if self._last is not None and self._next > self._last:
            return None
        self._next += 1
        return self._next - 1

    def take_again(self) -> int | None:
        """A chunk that somebody had trouble with."""
        return self._again.pop() if self._again else None

    def finish(self, number: int, samples: int) -> None:
        """A chunk is done and held so many samples; below 0 it must be done again."""
        if samples < 0:
            self._again.append(number)
            return
        self._found[number] = samples
        if samples < self._full and (self._last is None or number < self._last):
            self._last = number

    @property
    def done(self) -> int:
        """The samples that were found so far."""
        return sum(self._found.values())

    @property
    def samples(self) -> int:
        """How long the recording is, once all is done."""
        last = max(self._found, default=0) if self._last is None else self._last
        return last * self._full + self._found.get(last, 0)
