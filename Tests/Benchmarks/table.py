"""The results as a table for a terminal."""

from measure import Result

# A number and words, figures, words.
COLUMNS = ["", "what", "ceiling", "recount", "fastapi", "ratio", "p50", "p99", "to reach", ""]
NAMES = ["ceiling", "recount", "fastapi"]
FIGURES = range(2, 8)


def render(results: list[Result]) -> str:
    """A line a measurement, and under it what was checked."""
    rows = [COLUMNS] + [row(result) for result in results]
    widths = [max(len(cells[place]) for cells in rows) for place in range(len(COLUMNS))]
    lines = [aligned(rows[0], widths)]
    for cells, result in zip(rows[1:], results, strict=True):
        lines.append(aligned(cells, widths))
        lines += [f"     {check}" for check in result.checks]
        if result.problem:
            lines.append(f"     {result.problem}")
    return "\n".join(lines)


def aligned(cells: list[str], widths: list[int]) -> str:
    """Words to the left, figures to the right."""
    padded = [
        cell.rjust(width) if place in FIGURES else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(padded).rstrip()


def row(result: Result) -> list[str]:
    own = result.figures.get("recount", {})
    values = [figure(result.figures.get(name)) for name in NAMES]
    ratio = f"{result.ratio:.2f}" if result.ratio is not None else ""
    times = [milliseconds(own.get(name)) for name in ("p50", "p99")]
    return [str(result.number), result.what, *values, ratio, *times, result.target, judged(result)]


def figure(figures: dict | None) -> str:
    match figures:
        case {"rate": rate}:
            return f"{rate:,.0f}/s"
        case {"mebibytes": size}:
            return f"{size:.0f} MiB"
        case {"milliseconds": time}:
            return f"{time:.0f} ms"
    return ""


def milliseconds(microseconds: float | None) -> str:
    return "" if microseconds is None else f"{microseconds / 1_000:.2f} ms"


def judged(result: Result) -> str:
    if result.problem:
        return "FAILED"
    return "reached" if result.reached else "MISSED"
