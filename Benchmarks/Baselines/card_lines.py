"""Where the fields of the health card go, for the card makers in Python."""

# Label, its left and top in millimetres; field, its left and top, size in points, bold.
LINES = [
    ("Mã số", 3.8, 13.9, "code", 12.6, 12.2, 12, True),
    ("", 46.8, 16.6, "codeNote", 46.8, 16.6, 5.4, False),
    ("Số seri", 63, 14.1, "serial", 70, 13.9, 6.4, False),
    ("Họ tên", 3.8, 17.2, "name", 3.8, 19.6, 9.5, True),
    ("Ngày sinh", 3.8, 23.9, "birth", 3.8, 26.3, 8, False),
    ("Giới tính", 21.6, 23.9, "sex", 21.6, 26.3, 8, False),
    ("Mã mức hưởng", 31.8, 23.9, "benefitLevel", 31.8, 26.3, 8, True),
    ("Mã nơi sống", 46.4, 23.9, "livingArea", 46.4, 26.3, 8, True),
    ("Nơi ĐK KCB BĐ", 3.8, 30.1, "facility", 3.8, 32.2, 7.4, False),
    ("Giá trị sử dụng từ ngày", 3.8, 39, "validFrom", 3.8, 41.5, 8, True),
    ("Thời điểm đủ 5 năm liên tục", 31.8, 39, "fiveYear", 31.8, 41.5, 8, False),
    ("Nơi cấp, người cấp", 3.8, 46.2, "issuer", 3.8, 48.5, 7, True),
    ("Ngày cấp", 42.4, 46.2, "issuedOn", 42.4, 48.5, 7, False),
]
