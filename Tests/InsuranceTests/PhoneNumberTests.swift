import Insurance
import Testing

@Suite("A phone number")
struct PhoneNumberTests {
    @Test(
        "is read however it was written",
        arguments: [
            ("0912345678", "0912345678"), ("0912 345 678", "0912345678"), ("0912.345.678", "0912345678"),
            ("+84912345678", "0912345678"), ("+84 (0) 912-345-678", "0912345678"), ("0084 912 345 678", "0912345678"),
            ("84912345678", "0912345678"), ("0332345678", "0332345678"), ("0562345678", "0562345678"),
            ("0772345678", "0772345678"), ("0852345678", "0852345678"), ("0214 384 0034", "02143840034"),
            ("+84 24 3826 1234", "02438261234"),
        ])
    func read(written: String, digits: String) {
        #expect(PhoneNumber(written)?.digits == digits)
    }

    @Test(
        "is none when a digit is missing or too many, the prefix does not exist, or something else stands in it",
        arguments: [
            "", "0912", "091234567", "09123456789", "0112345678", "0612345678", "021438400", "021438400345",
            "1912345678", "0912345678a", "0912345678;0913", "+1 912 345 6789", "8491234567", "+0912345678",
            "09123+45678", "０９１２３４５６７８", "0", "+84",
        ])
    func refused(written: String) { #expect(PhoneNumber(written) == nil) }

    @Test("is shown in groups, which a spreadsheet does not take for a number")
    func grouped() {
        #expect(PhoneNumber("+84912345678")?.grouped == "0912 345 678")
        #expect(PhoneNumber("02143840034")?.grouped == "0214 384 0034")
    }
}
