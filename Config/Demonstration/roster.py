#!/usr/bin/env python3
"""roster.py [PEOPLE [COMMUNES]]: a list of people who do not exist, as CSV on standard output.

The same people every time. `roster.csv` beside it is `roster.py 400 1`. The
personal IDs have serials that few real ones have, and the phone numbers a
prefix that nobody was given.
"""

import csv
import itertools
import random
import sys

COLUMNS = [
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã số BHXH", "Mã hộ gia đình", "Quan hệ với chủ hộ",
    "Thôn, bản", "Xã", "Tỉnh", "Điện thoại", "Mã đối tượng", "Hạn thẻ", "Số tháng đã hỗ trợ",
]
FAMILY = (
    "Nguyễn:38 Trần:12 Lê:10 Phạm:7 Hoàng:5 Phan:4 Vũ:4 Đặng:3 Bùi:3 Đỗ:3 Hồ:2 Ngô:2 Dương:2 Lý:2 Lò:3 Vàng:3 "
    "Giàng:2 Sùng:2 Thào:2 Tẩn:1 Phàn:1 Chảo:1 Má:1 Cứ:1 Hạng:1 Lù:1 Vi:1 Quàng:1 Cà:1 Tòng:1")
MIDDLE = {
    True: "Văn:40 A:12 Đức:8 Minh:6 Quang:5 Hữu:5 Công:4 Xuân:4 Ngọc:4 Thanh:4 Seo:4 Bá:2 Đình:2",
    False: "Thị:60 Thu:6 Ngọc:6 Thanh:5 Minh:4 Phương:4 Hồng:4 Kim:3 Thùy:3 Mai:3 Diệu:2",
}
GIVEN = (
    "An Anh Ánh Ẩn Ba Bách Bảo Bích Bình Cầu Cẩm Chi Chiến Chính Chung Cúc Cường Dao Diệp Dinh Dua Dủa Dung Dũng Duy "
    "Dương Đại Đào Đạt Điệp Đông Đức Gấm Giang Giao Hà Hạ Hải Hạnh Hào Hằng Hân Hậu Hiền Hiệp Hiếu Hoa Hòa Hoài Hoan "
    "Hoàn Hồng Huệ Hùng Huy Huyền Hương Hường Khải Khang Khánh Khoa Khương Kiên Kiều Lai Lan Lâm Lập Lệ Liên Linh Loan "
    "Long Lộc Lợi Luân Lụa Lương Ly Mai Mạnh Mẩy Mẫu Mến Minh My Mỹ Na Nam Nga Ngân Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhân "
    "Nhung Như Nương Oanh Páo Phát Phong Phú Phúc Phương Phượng Quân Quý Quyên Quyết Quỳnh Sáng Sao Say Sơn Sinh Súa "
    "Tài Tâm Tân Thái Thảo Thắm Thắng Thanh Thành Thăng Thêm Thịnh Thoa Thông Thơ Thơm Thu Thúy Thủy Thử Thương Tiến "
    "Tình Toàn Trang Trinh Trúc Trung Trường Tú Tuấn Tuyền Tuyết Tùng Tươi Ước Uyên Vân Vinh Vui Vượng Xuân Yên Yến").split()
HAMLETS = "Bản Mẫu;Bản Thử;Thôn Ví Dụ;Thôn Giả Định;Tổ 1;Tổ 2;Bản Phố Thử;Thôn Nậm Mẫu".split(";")
PROVINCE = "tỉnh Lào Cai"
OBJECTS = ["GD"] * 6 + ["DT", "HN", "CN", "HS", "DN", "HT"]
# Head, spouse, parent, children: who lives in a household of each size.
SIZES = [1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6]


def weighted(text):
    pairs = [word.rsplit(":", 1) for word in text.split()]
    return [word for word, _ in pairs], list(itertools.accumulate(int(weight) for _, weight in pairs))


def commune(number):
    return "xã Thử Nghiệm" if number == 0 else f"xã Thử Nghiệm {number}"


class People:
    """Households one after the other."""

    def __init__(self, communes):
        self.source = random.Random(20261122)
        self.communes = communes
        self.family = weighted(FAMILY)
        self.middle = {sex: weighted(words) for sex, words in MIDDLE.items()}
        self.serials = {}

    def pick(self, words):
        return self.source.choices(words[0], cum_weights=words[1])[0]

    def rows(self, count):
        number = 0
        for household in itertools.count(1):
            place = (household // 7) % self.communes
            hamlet = self.source.choice(HAMLETS)
            surname = self.pick(self.family)
            for index in range(self.source.choice(SIZES)):
                if number == count:
                    return
                number += 1
                yield self.row(number, household, index, surname, hamlet, commune(place))

    def row(self, number, household, index, surname, hamlet, place):
        draw = self.source.random
        is_male = draw() < 0.5
        year = int({0: 1955 + draw() * 40, 1: 1958 + draw() * 40, 2: 1930 + draw() * 25}.get(index, 1990 + draw() * 34))
        relation = {0: "00", 1: "02" if is_male else "01", 2: "03" if is_male else "04"}.get(index, "08")
        family = surname if index == 0 or index > 2 else self.pick(self.family)
        name = f"{family} {self.pick(self.middle[is_male])} {self.source.choice(GIVEN)}"
        if draw() < 0.25:
            name += " " + self.source.choice(GIVEN)
        day = f"{int(draw() * 28) + 1:02d}/{int(draw() * 12) + 1:02d}/{year}" if draw() < 0.97 else str(year)
        has_card = draw() < 0.7
        return [
            number, name, day, "Nam" if is_male else "Nữ", self.personal_id(is_male, year),
            f"10{number + 10_000_000:08d}" if draw() < 0.6 else "", f"10{household:08d}", relation, hamlet, place,
            PROVINCE, f"050{int(draw() * 10_000_000):07d}" if draw() < 0.6 else "",
            self.source.choice(OBJECTS) if has_card else "",
            f"{int(draw() * 28) + 1:02d}/{int(draw() * 12) + 1:02d}/{2025 + int(draw() * 3)}" if has_card else "",
            int(draw() * 60) if draw() < 0.1 else "",
        ]

    def personal_id(self, is_male, year):
        start = "010%d%02d" % ((2 if year >= 2000 else 0) + (0 if is_male else 1), year % 100)
        self.serials[start] = self.serials.get(start, -1) + 1
        return f"{start}{900_000 + self.serials[start] * 7919 % 100_000:06d}"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    communes = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    print(end="\ufeff")
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    writer.writerows(People(communes).rows(count))


if __name__ == "__main__":
    main()
