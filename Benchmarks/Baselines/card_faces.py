#!/usr/bin/env python3
"""card_faces.py OUT.h: Noto Sans and its bold cut down once to Latin and Vietnamese, as C tables for card_raw.c.

Which glyph a character has, how wide it is, and the PDF streams of face and
ToUnicode map, compressed. Needs fontTools.
"""

import io
import sys
import zlib

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {"R": "NotoSans-Regular", "B": "NotoSans-Bold"}
FOLDER = "/usr/share/fonts/truetype/noto"
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA), 0x20AB]
DROPPED = ["GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "STAT", "meta", "cmap"]


def array(name, values, kind="unsigned char"):
    values = list(values)
    return f"static const {kind} {name}[{len(values)}] = {{{','.join(map(str, values))}}};\n"


def unicode_map(glyphs):
    """The CMap that says which text a glyph stands for (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    pairs = sorted({glyph: code for code, glyph in sorted(glyphs.items(), reverse=True)}.items())
    for start in range(0, len(pairs), 100):
        block = pairs[start:start + 100]
        lines += [f"{len(block)} beginbfchar", *(f"<{glyph:04x}> <{code:04x}>" for glyph, code in block), "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()


def tables(letter, name):
    font = TTFont(f"{FOLDER}/{name}.ttf")
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += DROPPED[:-1]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    order = font.getGlyphOrder()
    glyphs = {code: order.index(glyph) for code, glyph in font.getBestCmap().items()}
    advances = [round(font["hmtx"][glyph][0] * 1000 / font["head"].unitsPerEm) for glyph in order]
    del font["cmap"]
    file = io.BytesIO()
    font.save(file)
    return "".join([
        array(f"glyph{letter}", (glyphs.get(code, 0) for code in range(0x2100)), "unsigned short"),
        array(f"advance{letter}", advances, "unsigned short"),
        array(f"face{letter}", zlib.compress(file.getvalue(), 9)),
        f"enum {{ face{letter}_length = {len(file.getvalue())} }};\n",
        array(f"unicode{letter}", zlib.compress(unicode_map(glyphs), 9)),
    ])


def main():
    with open(sys.argv[1], "w", encoding="ascii") as header:
        header.write("".join(tables(letter, name) for letter, name in FACES.items()))


if __name__ == "__main__":
    main()
