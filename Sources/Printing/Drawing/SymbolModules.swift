import CQRencode

/// The modules of a QR symbol (ISO/IEC 18004, level M).
struct SymbolModules {
    /// How many modules a side has.
    let across: Int
    let bars: [SymbolBar]

    /// - Returns: `nil` when the text is longer than a symbol holds.
    init?(_ text: String) {
        guard let symbol = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(symbol) }
        guard let data = symbol.pointee.data else { return nil }
        let across = Int(symbol.pointee.width)
        self.across = across
        // Bit 0 of a module says dark.
        bars = SymbolBar.bars(across: across) { data[$1 * across + $0] & 1 == 1 }
    }
}
