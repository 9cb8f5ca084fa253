#!/usr/bin/env python3
"""Writes communes.tsv, former_communes.tsv and former_districts.tsv.

Run by hand when a newer package is out, never by a build; read the difference
before it is committed:

    python3.12 -m venv /tmp/places
    /tmp/places/bin/pip install vietnam-provinces==2026.9.0
    /tmp/places/bin/pip install --no-deps vietnamadminunits==1.0.4
    /tmp/places/bin/python Config/Catalogues/places.py

Communes, and what became of each older one, are read from vietnam-provinces,
which has them from the National Statistics Office. The older communes by name
are read from vietnamadminunits. Both packages must know the same communes by
the same codes, and must not contradict each other about what became of one;
otherwise nothing is written.
"""

import datetime
import importlib.metadata
import importlib.util
import json
import pathlib
import sqlite3
import unicodedata

import vietnam_provinces
from vietnam_provinces._ward_conversion_2025 import EFFECTIVE_DATE, OLD_TO_NEW

FOLDER = pathlib.Path(__file__).parent
OTHER = pathlib.Path(importlib.util.find_spec("vietnamadminunits").submodule_search_locations[0]) / "data"


KINDS = ["Xã", "Phường", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Thị xã", "Thành phố"]


def clean(name):
    """One spelling: NFC, single spaces, the kind as in the middle of a sentence."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    kind = next(kind for kind in KINDS if name.lower().startswith(kind.lower() + " "))
    return kind + name[len(kind) :]


def package(name):
    return f"Python package {name} {importlib.metadata.version(name)}"


def write(name, head, columns, rows):
    lines = [f"# {key}: {value}" for key, value in {"catalogue": name, **head}.items()]
    lines += ["\t".join(columns)] + ["\t".join(row) for row in rows]
    (FOLDER / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def former(database):
    """The older communes: code, name, district; and the districts."""
    query = "SELECT wardCode, ward, districtCode, district, provinceCode FROM admin_units_legacy"
    communes, districts = {}, {}
    for code, name, district, district_name, province in database.execute(query):
        districts[district] = (clean(district_name), province)
        if code:
            communes[code] = (clean(name), district)
    return communes, districts


def whole_moves(database):
    """What the other package says became of communes that were not divided."""
    old = {
        f"{province}_{district}_{ward}": code
        for code, province, district, ward in database.execute(
            "SELECT wardCode, provinceKey, districtKey, wardKey FROM admin_units_legacy"
        )
        if code
    }
    new = {
        (province, ward): code
        for code, province, ward in database.execute("SELECT wardCode, provinceKey, wardKey FROM admin_units")
    }
    moves = {}
    table = json.loads((OTHER / "converter_2025.json").read_text(encoding="utf-8"))["DICT_PROVINCE_WARD_NO_DIVIDED"]
    for province, wards in table.items():
        for ward, sources in wards.items():
            for source in sources:
                if source in old:
                    moves.setdefault(old[source], set()).add(new[province, ward])
    return moves


def main():
    database = sqlite3.connect(OTHER / "dataset.db")
    communes = {
        f"{int(ward.code):05}": (clean(ward.name), f"{int(ward.province_code):02}")
        for ward in vietnam_provinces.Ward.iter_all()
    }
    others = {code for code, in database.execute("SELECT wardCode FROM admin_units")}
    assert others == communes.keys(), sorted(others ^ communes.keys())

    old, districts = former(database)
    became = {f"{code:05}": {f"{ward.code:05}" for ward in entry.new_wards} for code, entry in OLD_TO_NEW.items()}
    for code, codes in whole_moves(database).items():
        assert codes <= became.setdefault(code, codes), code
    assert became.keys() == old.keys(), sorted(became.keys() ^ old.keys())
    assert set().union(*became.values()) <= communes.keys()

    head = {
        "as_of": vietnam_provinces.__data_version__,
        "from": EFFECTIVE_DATE,
        "source": "QĐ 19/2025/QĐ-TTg; the National Statistics Office's list and its table of older and newer communes",
        "evidence": "code",
        "seen_in": f"{package('vietnam-provinces')}; checked against {package('vietnamadminunits')}",
    }
    write(
        "communes", head, ["code", "name", "province"],
        [[code, *communes[code]] for code in sorted(communes, key=lambda code: (communes[code][1], code))],
    )
    eve = datetime.date.fromisoformat(EFFECTIVE_DATE) - datetime.timedelta(days=1)
    del head["from"]
    head = {**head, "until": str(eve)}
    head["source"] = "QĐ 124/2004/QĐ-TTg as it stood on the last day with districts; what became of each: QĐ 19/2025/QĐ-TTg"
    head["seen_in"] = f"{package('vietnamadminunits')}, moves from {package('vietnam-provinces')}"
    write(
        "former_communes", head, ["code", "name", "district", "became"],
        [
            [code, *old[code], " ".join(sorted(became[code]))]
            for code in sorted(old, key=lambda code: (districts[old[code][1]][1], code))
        ],
    )
    write(
        "former_districts", head, ["code", "name", "province"],
        [[code, *districts[code]] for code in sorted(districts, key=lambda code: (districts[code][1], code))],
    )


if __name__ == "__main__":
    main()
