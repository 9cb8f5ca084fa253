import CPQ
import Insurance

/// The address of a PostgreSQL database, checked.
struct PostgreSQLAddress: Sendable {
    /// The address as libpq takes it.
    let text: String
    /// The server and the database, without anything secret.
    let server: String

    /// - Throws: ``Refusal`` with `store-address-wrong` or
    ///   `store-password-shown`.
    init(_ text: String) throws {
        guard let options = PQconninfoParse(text, nil) else { throw Refusal.storeAddressWrong }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        guard values["password"] == nil else { throw Refusal.storePasswordShown }
        self.text = text
        let host = values["host"] ?? values["hostaddr"] ?? "on this machine"
        server = host + (values["port"].map { ":" + $0 } ?? "") + (values["dbname"].map { "/" + $0 } ?? "")
    }
}
