#!/usr/bin/env python3
"""card_weasy.py PEOPLE.tsv: the health card as PDF with WeasyPrint.

Reads "<index>" or "<index> <file>" lines, writes the milliseconds each
document took; a file is written after the clock has stopped. Style sheet and
font configuration are made once and kept. Columns of PEOPLE.tsv: see people.py.
"""

import csv
import html
import sys
import time

import segno
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from card_lines import LINES

STYLE = """
@page { size: 85.6mm 53.98mm; margin: 0 }
body { margin: 0; font: 5.2pt/1 "Noto Sans"; color: #141820 }
p, svg, div { position: absolute; margin: 0; white-space: nowrap }
b { font-weight: bold }
.label { color: #45556e }
.frame { left: .5mm; top: .5mm; width: 84.6mm; height: 52.98mm; box-sizing: border-box; border: .8mm solid #0b4ea2;
         border-radius: 2.5mm }
.inner { left: 1.68mm; top: 1.68mm; width: 82.24mm; height: 50.62mm; box-sizing: border-box;
         border: .14mm solid #9db9de }
.badge { left: 3.9mm; top: 2.8mm; width: 7.6mm; height: 7.6mm; border-radius: 3.8mm; background: #0b4ea2 }
.rule { height: .15mm; background: #9db9de }
svg { left: 62.8mm; top: 25.5mm; width: 17.5mm; height: 17.5mm }
"""

# What is the same on every card. In WeasyPrint the rosette is left out.
ART = """<div class="frame"></div><div class="inner"></div><div class="badge"></div>
<div class="rule" style="left:13.4mm;top:11.3mm;width:68.4mm"></div>
<div class="rule" style="left:3.8mm;top:45.5mm;width:78mm"></div>
<p style="left:24mm;top:3.4mm;font-size:6.2pt;color:#0b4ea2"><b>BẢO HIỂM XÃ HỘI VIỆT NAM</b></p>
<p style="left:24mm;top:6.6mm;font-size:10.8pt;color:#b4162c"><b>THẺ BẢO HIỂM Y TẾ</b></p>"""


def page(fields):
    """The card as HTML, the QR as an inline drawing."""
    lines = []
    for label, label_left, label_top, field, left, top, size, is_bold in LINES:
        value = html.escape(fields[field])
        value = f"<b>{value}</b>" if is_bold else value
        lines.append(f'<p class="label" style="left:{label_left}mm;top:{label_top}mm">{label}</p>')
        lines.append(f'<p style="left:{left}mm;top:{top}mm;font-size:{size}pt">{value}</p>')
    symbol = segno.make(fields["qr"], error="m", micro=False, boost_error=False)
    drawing = symbol.svg_inline(border=0, omitsize=True)
    return f'<html lang="vi"><meta charset="utf-8">{ART}{"".join(lines)}{drawing}</html>'


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as rows:
        people = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    print("ready", flush=True)
    for request in sys.stdin:
        index, *path = request.split()
        start = time.perf_counter()
        document = HTML(string=page(people[int(index) % len(people)])).write_pdf(stylesheets=[style], font_config=fonts)
        elapsed = time.perf_counter() - start
        if path:
            with open(path[0], "wb") as file:
                file.write(document)
        print(f"{elapsed * 1e3:.4f}", flush=True)


if __name__ == "__main__":
    main()
