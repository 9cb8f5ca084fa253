#!/usr/bin/env python3
"""people.py [COUNT]: the fields of COUNT health cards, tab-separated, on standard output.

The people do not exist, and are the same ones every time. The columns are the
fields of PrinterTemplates/health-card, in the order of COLUMNS; the first row
names them.
"""

import random
import sys
from datetime import date, timedelta

COLUMNS = [
    "code", "codeNote", "name", "birth", "sex", "benefitLevel", "livingArea", "facility",
    "validFrom", "fiveYear", "issuer", "issuedOn", "serial", "qr",
]

FAMILY = "Lò Vàng Giàng Nguyễn Hoàng Đặng Lý Tẩn Phàn Sùng".split()
MIDDLE = "Thị Văn A Thanh Đức Ngọc".split()
GIVEN = "Mẫu Thử Ước Huyền Quỳnh Dủa Phượng Ẩn Sáng Mẩy".split()
FACILITIES = [("Trạm Y tế xã Thử Nghiệm", "10 - 901"), ("Bệnh viện Đa khoa Mẫu", "10 - 902")]


def card(number, source):
    """One card's fields, made up."""
    name = " ".join(source.choice(words) for words in (FAMILY, MIDDLE, GIVEN)).upper()
    birth = date(1950, 1, 1) + timedelta(days=source.randrange(55 * 365))
    start = date(2026, 11, 21) + timedelta(days=source.randrange(60))
    is_male = source.random() < 0.5
    code = "010%d%02d%06d" % (
        (2 if birth.year >= 2000 else 0) + (0 if is_male else 1), birth.year % 100,
        source.randrange(100_000, 1_000_000))
    facility, facility_code = source.choice(FACILITIES)
    serial = "%06d" % (number + 1)
    day = "%d/%m/%Y"
    return {
        "code": code,
        "codeNote": "Số định danh cá nhân (tạm dùng)",
        "name": name,
        "birth": birth.strftime(day),
        "sex": "Nam" if is_male else "Nữ",
        "benefitLevel": "4",
        "livingArea": source.choice(["K1", "K2", "K3"]),
        "facility": f"{facility} ({facility_code})",
        "validFrom": start.strftime(day),
        "fiveYear": start.replace(year=start.year + 5).strftime(day),
        "issuer": "BHXH tỉnh Mẫu",
        "issuedOn": f"Lào Cai, ngày {start.day} tháng {start.month} năm {start.year}",
        "serial": serial,
        "qr": "|".join([
            code, name.encode().hex(), birth.strftime(day), "1" if is_male else "2", "-", facility_code,
            start.strftime(day), "-", start.strftime(day), f"2501{code[2:]}", "-", "1",
            start.replace(year=start.year + 5).strftime(day), "-", "4", "Xã Thử Nghiệm, Tỉnh Mẫu".encode().hex(), "$"]),
    }


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    source = random.Random(20261121)
    sys.stdout.reconfigure(encoding="utf-8")
    print("\t".join(COLUMNS))
    for number in range(count):
        fields = card(number, source)
        print("\t".join(fields[column] for column in COLUMNS))


if __name__ == "__main__":
    main()
