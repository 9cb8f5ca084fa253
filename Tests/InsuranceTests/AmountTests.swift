import Insurance
import Testing

@Suite("amounts of money") struct AmountTests {
    @Test(
        "an amount in words, as northern receipts write it",
        arguments: [
            (0, "Không đồng"),
            (1, "Một đồng"),
            (10, "Mười đồng"),
            (4, "Bốn đồng"),
            (5, "Năm đồng"),
            (11, "Mười một đồng"),
            (14, "Mười bốn đồng"),
            (15, "Mười lăm đồng"),
            (20, "Hai mươi đồng"),
            (21, "Hai mươi mốt đồng"),
            (24, "Hai mươi tư đồng"),
            (25, "Hai mươi lăm đồng"),
            (55, "Năm mươi lăm đồng"),
            (91, "Chín mươi mốt đồng"),
            (100, "Một trăm đồng"),
            (101, "Một trăm linh một đồng"),
            (104, "Một trăm linh tư đồng"),
            (105, "Một trăm linh năm đồng"),
            (114, "Một trăm mười bốn đồng"),
            (111, "Một trăm mười một đồng"),
            (1_001, "Một nghìn không trăm linh một đồng"),
            (1_005, "Một nghìn không trăm linh năm đồng"),
            (1_015, "Một nghìn không trăm mười lăm đồng"),
            (1_500, "Một nghìn năm trăm đồng"),
            (10_000, "Mười nghìn đồng"),
            (21_000, "Hai mươi mốt nghìn đồng"),
            (24_024, "Hai mươi tư nghìn không trăm hai mươi tư đồng"),
            (105_000, "Một trăm linh năm nghìn đồng"),
            (165_000, "Một trăm sáu mươi lăm nghìn đồng"),
            (264_000, "Hai trăm sáu mươi tư nghìn đồng"),
            (291_600, "Hai trăm chín mươi mốt nghìn sáu trăm đồng"),
            (1_366_200, "Một triệu ba trăm sáu mươi sáu nghìn hai trăm đồng"),
            (1_000_000, "Một triệu đồng"),
            (1_000_005, "Một triệu không trăm linh năm đồng"),
            (1_001_001, "Một triệu không trăm linh một nghìn không trăm linh một đồng"),
            (1_943_000, "Một triệu chín trăm bốn mươi ba nghìn đồng"),
            (2_005_000, "Hai triệu không trăm linh năm nghìn đồng"),
            (1_000_000_000, "Một tỷ đồng"),
            (1_000_000_001, "Một tỷ không trăm linh một đồng"),
            (1_021_000_000, "Một tỷ không trăm hai mươi mốt triệu đồng"),
            (24_104_000_015, "Hai mươi tư tỷ một trăm linh tư triệu không trăm mười lăm đồng"),
            (3_000_000_000_000, "Ba nghìn tỷ đồng"),
            (1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng"),
        ])
    func words(amount: Int, words: String) { #expect(Dong(amount).inWords == words) }

    @Test(
        "an amount in digits has dots between thousands",
        arguments: [
            (0, "0 đ"), (999, "999 đ"), (1_000, "1.000 đ"), (1_366_200, "1.366.200 đ"), (-50_000, "-50.000 đ"),
        ])
    func digits(amount: Int, text: String) { #expect(Dong(amount).description == text) }

    @Test(
        "an amount is read with dots or spaces between groups of three, one of the two throughout",
        arguments: [
            ("1366200", 1_366_200), ("1.366.200", 1_366_200), ("1 366 200", 1_366_200), ("1.366.200 đ", 1_366_200),
            (" 500.000₫ ", 500_000), ("1\u{A0}366\u{A0}200", 1_366_200), ("0", 0), ("000", 0),
            ("45.342.005", 45_342_005),
            ("999999999999", 999_999_999_999), ("999.999.999.999", 999_999_999_999),
        ])
    func typed(text: String, amount: Int) { #expect(Dong(typed: text) == Dong(amount)) }

    @Test(
        "anything else is no amount: a dot that was passed over would make another one of it",
        arguments: [
            "4534200.5", "45.34", "4.534.2005", "1.3662.00", "1.366 200", "1..366", ".366", "1.366.", "0.500", "01.000",
            "1,5", "1.366,5", "-1", "+1", "1e6", "1tr", "đ", "", " ", "một triệu", "１０", "1000000000000",
            "1.000.000.000.000", "1 đ 2",
        ])
    func notTyped(text: String) { #expect(Dong(typed: text) == nil) }
}
