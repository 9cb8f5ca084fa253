"""Programs that do one thing for each line they read, and say how long it took."""

import statistics
import subprocess
import tempfile


class Contestant:
    """A program that is kept running: "ready" first, then a line in, milliseconds out."""

    def __init__(self, name, command, **options):
        self.name = name
        self._errors = tempfile.TemporaryFile("w+")
        self._process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
            text=True, bufsize=1, **options)
        self._expect(lambda line: line == "ready")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._errors.close()

    def once(self, request):
        """Milliseconds of one act, measured inside the program."""
        try:
            self._process.stdin.write(f"{request}\n")
        except BrokenPipeError:
            pass  # It has ended; reading its last words below says why.
        return float(self._expect(lambda line: line.replace(".", "", 1).isdigit()))

    def _expect(self, is_right):
        line = self._process.stdout.readline().strip()
        if is_right(line):
            return line
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        words = self._errors.read().strip()[-2000:]
        raise SystemExit(f"benchmark-failed: {self.name} answered '{line}' and ended. Its words: {words or 'none'}")


def interleaved(contestants, count, warm_up, begin=0):
    """`count` acts of each, taking turns: A B C, B C A, C A B, … → name to milliseconds.

    The order goes round, so that nobody always follows the one that leaves the
    caches coldest. Acts are numbered from `begin`.
    """
    samples = {contestant.name: [] for contestant in contestants}
    for number in range(begin, begin + warm_up + count):
        first = number % len(contestants)
        for contestant in contestants[first:] + contestants[:first]:
            milliseconds = contestant.once(number)
            if number >= begin + warm_up:
                samples[contestant.name].append(milliseconds)
    return samples


class Rounds:
    """The samples of several rounds, by contestant."""

    def __init__(self):
        self._rounds = []

    def add(self, samples):
        self._rounds.append(samples)

    def p50(self, name):
        """The median round's median."""
        return statistics.median(statistics.median(samples[name]) for samples in self._rounds)

    def p99(self, name):
        """The 99th percentile of all rounds together (nearest rank)."""
        together = sorted(sample for samples in self._rounds for sample in samples[name])
        return together[max(0, -(-99 * len(together) // 100) - 1)]

    def ratios(self, name, other):
        """Median against median, one a round, in order of size."""
        return sorted(
            statistics.median(samples[name]) / statistics.median(samples[other]) for samples in self._rounds)
