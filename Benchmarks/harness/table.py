"""The table of results."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Row:
    """One comparison. Times in milliseconds unless `unit` says otherwise."""

    measure: str
    p50: float
    p99: float | None = None
    against: str = "–"
    other_p50: float | None = None
    other_p99: float | None = None
    # Ours to theirs, one a round.
    ratios: list = field(default_factory=list)
    # The largest of what `limit_on` names: "ratio", "p50" or "p99"; the ratio, or
    # the p50 where there is nothing to compare with, when it names nothing.
    limit: float | None = None
    limit_on: str | None = None
    unit: str = "ms"

    @property
    def ratio(self):
        return statistics.median(self.ratios) if self.ratios else None

    @property
    def is_met(self):
        if self.limit is None:
            return None
        return {"ratio": self.ratio, "p50": self.p50, "p99": self.p99}[self._judged] <= self.limit

    @property
    def _judged(self):
        return self.limit_on or ("p50" if self.ratio is None else "ratio")

    def cells(self):
        span = f" ({self.ratios[0]:.2f}–{self.ratios[-1]:.2f})" if len(self.ratios) > 1 else ""
        return [
            self.measure, self._amount(self.p50), self._amount(self.p99), self.against, self._amount(self.other_p50),
            self._amount(self.other_p99), "–" if self.ratio is None else f"{self.ratio:.2f}{span}", self._target(),
        ]

    def _target(self):
        if self.limit is None:
            return "–"
        amount = f"≤ {self.limit:.3g}" if self._judged == "ratio" else f"≤ {self.limit:g} {self.unit}"
        wanted = f"p99 {amount}" if self._judged == "p99" else amount
        return f"{wanted}: {'met' if self.is_met else 'missed'}"

    def _amount(self, value):
        return "–" if value is None else f"{value:.{1 if value >= 100 else 2}f} {self.unit}"


HEADINGS = [
    "measured", "p50", "p99", "against", "its p50", "its p99", "ratio of p50 (lowest–highest round)", "target",
]


def compared(measure, rounds, ours, theirs, limit=None):
    """The row for `ours` against `theirs`."""
    return Row(
        measure, rounds.p50(ours), rounds.p99(ours), theirs, rounds.p50(theirs), rounds.p99(theirs),
        rounds.ratios(ours, theirs), limit)


def markdown(rows):
    lines = [HEADINGS, ["---"] * len(HEADINGS)] + [row.cells() for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
