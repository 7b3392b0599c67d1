"""How long it takes to hand tables of two sizes over to polars: a line of JSON for each."""

import json
import sys
import time
from pathlib import Path

import inward
import polars as pl

FOLDER, ROUNDS = Path(sys.argv[1]), 50

for name in ("tenth.db", "book.db"):
    with inward.open(FOLDER / name, read_only=True) as crm:
        table = crm.investments().table()
        fastest = float("inf")
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            frame = pl.DataFrame(table)
            fastest = min(fastest, time.perf_counter() - begun)
        assert frame.shape == (len(table), len(table.columns)), "the frame has other rows"
        question = f"{len(table)} rows, {len(table.columns)} columns handed over to polars"
        told = {"question": question, "seconds": fastest, "cpu_seconds": None, "figures": list(frame.shape)}
        print(json.dumps(told), flush=True)
