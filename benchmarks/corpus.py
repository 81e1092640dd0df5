"""The texts that the benches read: the seeds, many copies of them, one referat of any length."""

from itertools import cycle, islice
from pathlib import Path

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
HEAD = """Referat af møde i Byrådet
Mødedato: Torsdag den 12. marts 2026
Mødetidspunkt: Kl. 16:00
Mødested: Byrådssalen, Rådhuset
Medlemmer: Ida Lund (A), Bo Ek (V), Asta Holmvig (C), Lis Krag (F), Ole Holm (O)
Fraværende: Lis Krag (F)

"""
PROSE = (
    "Forvaltningen har gennemgået sagen og vurderer, at forslaget ligger inden for den ramme, der "
    "blev aftalt med budgettet for 2026. Udgiften er beregnet til 1.250.000 kr., som foreslås "
    "finansieret af puljen til anlæg. Forslaget har været i høring hos de berørte parter.\n"
)
ITEM = f"""Punkt {{number}}: Anlægsbevilling til havnen, etape {{number}}
Sagsnr.: 26/{{number}}
Sagsfremstilling
{PROSE}{PROSE}Økonomi
{PROSE}Indstilling
Direktionen indstiller,
at bevillingen godkendes, og
at beløbet finansieres af puljen til anlæg.
Beslutning
{{decision}}

"""
DECISIONS = (
    "Godkendt.",
    "For stemte Ida Lund (A), Bo Ek (V) og Asta Holmvig (C). Imod stemte Ole Holm (O). Godkendt.",
    "Taget til efterretning.",
    "Udsat til næste møde.",
)


def copies(folder: Path, count: int) -> Path:
    """A folder with the seeds over and over, each copy differing in a line."""
    folder.mkdir()
    for number, seed in enumerate(islice(cycle(SEEDS), count)):
        words = f"Udskrift nr. {number}.\n"
        (folder / f"{number:05}.txt").write_bytes(seed.read_bytes() + words.encode())
    return folder


def referat(size: int) -> str:
    """One referat of about so many bytes: a head, and as many items as it takes."""
    parts, length = [HEAD], 0
    for number, decision in enumerate(cycle(DECISIONS), start=1):
        parts.append(ITEM.format(number=number, decision=decision))
        length += len(parts[-1].encode())
        if length >= size:
            break
    return "".join(parts)
