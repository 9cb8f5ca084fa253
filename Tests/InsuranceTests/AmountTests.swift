import Insurance
import Testing

@Suite("amounts of money") struct AmountTests {
    @Test(
        "an amount in words, as northern receipts write it",
        arguments: [
            (0, "Không đồng"),
            (1, "Một đồng"),
            (10, "Mười đồng"),
            (15, "Mười lăm đồng"),
            (21, "Hai mươi mốt đồng"),
            (104, "Một trăm linh tư đồng"),
            (105, "Một trăm linh năm đồng"),
            (114, "Một trăm mười bốn đồng"),
            (111, "Một trăm mười một đồng"),
            (1_001, "Một nghìn không trăm linh một đồng"),
            (165_000, "Một trăm sáu mươi lăm nghìn đồng"),
            (264_000, "Hai trăm sáu mươi tư nghìn đồng"),
            (291_600, "Hai trăm chín mươi mốt nghìn sáu trăm đồng"),
            (1_366_200, "Một triệu ba trăm sáu mươi sáu nghìn hai trăm đồng"),
            (1_000_000, "Một triệu đồng"),
            (2_005_000, "Hai triệu không trăm linh năm nghìn đồng"),
            (1_000_000_000, "Một tỷ đồng"),
            (1_000_000_001, "Một tỷ không trăm linh một đồng"),
            (3_000_000_000_000, "Ba nghìn tỷ đồng"),
        ])
    func words(amount: Int, words: String) { #expect(Dong(amount).inWords == words) }

    @Test(
        "an amount in digits has dots between thousands",
        arguments: [
            (0, "0 đ"), (999, "999 đ"), (1_000, "1.000 đ"), (1_366_200, "1.366.200 đ"), (-50_000, "-50.000 đ"),
        ])
    func digits(amount: Int, text: String) { #expect(Dong(amount).description == text) }
}
