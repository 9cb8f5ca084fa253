import Desk
import Insurance
import Ledger
import Web

/// The made-up staff, receipts and blanks of the demonstration.
enum Demonstration {
    static let pin = "246810"

    private static let staff = [
        Operator(code: "tv01", name: "Vàng Thị Thử", roles: [.consultant], isDemonstration: true),
        Operator(code: "tn01", name: "Lò Văn Mẫu", roles: [.cashier], isDemonstration: true),
        Operator(code: "cb01", name: "Hoàng Thị Ví Dụ", roles: [.officer], isDemonstration: true),
        Operator(code: "gs01", name: "Đặng Văn Thí Điểm", roles: [.supervisor], isDemonstration: true),
        Operator(code: "demo", name: "Lý Trình Diễn", roles: Set(Role.allCases), isDemonstration: true),
    ]

    /// - Throws: `demonstration-refused` unless the settings are for training.
    static func require(_ settings: Settings) throws {
        guard settings.mode == .training else {
            throw Refusal(
                "demonstration-refused",
                "The demonstration's staff and blanks belong to a training kiosk; \(settings.file) says mode: real.")
        }
    }

    /// Puts in what is not there yet.
    static func prepare(_ ledger: LedgerDatabase) async throws {
        let known = Set(try await ledger.members().map(\.code))
        let missing = staff.filter { !known.contains($0.code) }
        if !missing.isEmpty {
            // Everybody is told this PIN; its hash need not be slow to guess.
            let hash = try PINHash.make(pin: pin, cost: 1 << 10)
            for member in missing { try await ledger.add(member, pin: hash) }
        }
        if try await ledger.receiptsLeft() == 0 {
            try await ledger.addReceiptBook(series: "T-26", first: 1, last: 9999)
        }
        for balance in try await ledger.stock() where balance.inStock < 50 {
            let letters = balance.kind == .card ? "TT" : "TS"
            try await ledger.receiveBlanks(
                kind: balance.kind, first: letters + padded(balance.received + 1), count: 500,
                bundle: balance.received / 500 + 1)
        }
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}
