#!/usr/bin/env python3
"""card_reportlab.py PEOPLE.tsv: the health card as PDF with ReportLab.

Reads "<index>" or "<index> <file>" lines, writes the milliseconds each
document took; a file is written after the clock has stopped. The faces are
registered once and kept. Columns of PEOPLE.tsv: see people.py.
"""

import csv
import io
import sys
import time

import segno
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from card_lines import LINES

WIDTH, HEIGHT = 85.6, 53.98
REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"
FOLDER = "/usr/share/fonts/truetype/noto"
BLUE, RED, RULE, LABEL, INK = map(HexColor, ("#0b4ea2", "#b4162c", "#9db9de", "#45556e", "#141820"))
# How far below the top of a line its baseline lies, in parts of the size; card_lines.py says where the top is.
ASCENT = 0.88


def say(card, words, left, top, size, color, is_bold=False):
    card.setFillColor(color)
    card.setFont(BOLD if is_bold else REGULAR, size)
    card.drawString(left * mm, (HEIGHT - top) * mm - ASCENT * size, words)


def draw_art(card):
    """What is the same on every card; the rosette is left out."""
    card.setStrokeColor(BLUE)
    card.setLineWidth(0.8 * mm)
    card.roundRect(0.9 * mm, 0.9 * mm, 83.8 * mm, 52.18 * mm, 2.5 * mm)
    card.setStrokeColor(RULE)
    card.setLineWidth(0.14 * mm)
    card.rect(1.75 * mm, 1.75 * mm, 82.1 * mm, 50.48 * mm)
    for left, top in ((13.4, 11.3), (3.8, 45.5)):
        card.line(left * mm, (HEIGHT - top) * mm, 81.8 * mm, (HEIGHT - top) * mm)
    card.setFillColor(BLUE)
    card.circle(7.7 * mm, (HEIGHT - 6.6) * mm, 3.8 * mm, stroke=0, fill=1)
    say(card, "BẢO HIỂM XÃ HỘI VIỆT NAM", 24, 3.4, 6.2, BLUE, True)
    say(card, "THẺ BẢO HIỂM Y TẾ", 24, 6.6, 10.8, RED, True)


def draw_symbol(card, text):
    """The QR as runs of filled modules, one path."""
    rows = segno.make(text, error="m", micro=False, boost_error=False).matrix
    module = 17.5 * mm / len(rows)
    path = card.beginPath()
    for number, row in enumerate(rows):
        column = 0
        while column < len(row):
            end = column
            while end < len(row) and row[end]:
                end += 1
            if end > column:
                bottom = (HEIGHT - 25.5) * mm - (number + 1) * module
                path.rect(62.8 * mm + column * module, bottom, (end - column) * module, module)
            column = max(end, column + 1)
    card.setFillColorRGB(0, 0, 0)
    card.drawPath(path, stroke=0, fill=1)


def document(fields):
    out = io.BytesIO()
    card = canvas.Canvas(out, pagesize=(WIDTH * mm, HEIGHT * mm), pageCompression=1)
    draw_art(card)
    for label, label_left, label_top, field, left, top, size, is_bold in LINES:
        say(card, label, label_left, label_top, 5.2, LABEL)
        say(card, fields[field], left, top, size, INK, is_bold)
    draw_symbol(card, fields["qr"])
    card.save()
    return out.getvalue()


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as rows:
        people = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    for face in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(face, f"{FOLDER}/{face}.ttf"))
    print("ready", flush=True)
    for request in sys.stdin:
        index, *path = request.split()
        start = time.perf_counter()
        card = document(people[int(index) % len(people)])
        elapsed = time.perf_counter() - start
        if path:
            with open(path[0], "wb") as file:
                file.write(card)
        print(f"{elapsed * 1e3:.4f}", flush=True)


if __name__ == "__main__":
    main()
