"""What the head says of the meeting: body, municipality, date, hours, place."""

from collections.abc import Callable

from referat_lint.grammar import bodies, dates, meeting_places, meeting_times, title_lines
from referat_lint.source import Text


def _kommune(words: str) -> str:
    return " ".join(words.split()).strip(" ,.")


def _end(words: str) -> str | None:
    return dates.first_time(words) or meeting_times.loose_time(words)


def _names_body(words: str) -> bool:
    return bool(bodies.NOUN.search(words)) and not title_lines.DOCUMENT.search(words)


# Fields that are what stands behind their label.
VALUES: dict[str, Callable[[str], str | None]] = {
    "sted": meeting_places.tidy,
    "kommune": _kommune,
    "slut": _end,
}


class Fields:
    """The fields of Moede, as the model has them; of each the first value is kept."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.dates: list[Text] = []  # every printed date of the meeting, ISO, at its place

    def keep(self, name: str, value: str | None) -> bool:
        """Whether the value is the field's first."""
        if not value or name in self.found:
            return False
        self.found[name] = value
        return True

    def value(self, kind: str, text: Text) -> None:
        """Keep what stands behind a label of `labels.FIELDS`, or in the line below it."""
        if kind in VALUES:
            self.keep(kind, VALUES[kind](text))
        elif kind == "organ" and (found := bodies.body(text)):
            self.keep("organ", found.navn)
            self.keep("periode", found.periode)
        elif kind in {"dato", "tid"}:
            rest = self.when(text)
            if rest and kind == "dato":
                self.title(rest)
        elif kind == "moedenr" and _names_body(text):
            self.title(text)

    def when(self, text: Text) -> str | None:
        """Keep a line's date and hours; what else stands in it, None where they are a stamp's."""
        found = meeting_times.when(text)
        self.keep("slut", found.ended)
        self.keep("start", found.began)
        if found.rest is None:
            return None
        if found.dato:
            self.keep("dato", found.dato)
            self.dates.append(Text(found.dato, text.part(*found.place).span))
        if self.found.get("dato") == found.dato:  # the weekday is that of the date kept, or alone
            self.keep("ugedag", found.ugedag)
        if self.keep("start", found.start):
            self.keep("slut", found.slut)
        return found.rest

    def title(self, words: str, *, titled: bool = False, dated: bool = False) -> None:
        """Keep the body and place that a line names; see `title_lines.title`."""
        found = title_lines.title(words, titled=titled, dated=dated)
        self.keep("sted", found.sted)
        if found.organ is None:
            return
        navn, periode = found.organ
        if self.keep("organ", navn) or bodies.same_body(navn, self.found.get("organ")):
            self.keep("periode", periode)
