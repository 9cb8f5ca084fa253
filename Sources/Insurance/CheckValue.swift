/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected.
///
/// EMVCo's merchant-presented QR takes it over everything up to and including
/// the tag and length of the check value itself.
func checkValue(of bytes: some Sequence<UInt8>) -> String {
    var value: UInt16 = 0xFFFF
    for byte in bytes {
        value ^= UInt16(byte) << 8
        for _ in 0..<8 { value = value & 0x8000 == 0 ? value << 1 : value << 1 ^ 0x1021 }
    }
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
}
