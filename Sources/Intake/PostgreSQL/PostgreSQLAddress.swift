import CPQ
import Insurance

/// The address of a PostgreSQL database, checked.
struct PostgreSQLAddress: Sendable {
    /// The address as libpq takes it.
    let text: String
    /// The server and the database, without anything secret.
    let server: String

    /// - Throws: ``Refusal`` with `store-address-wrong`,
    ///   `store-password-shown` or `store-unproven`.
    init(_ text: String) throws {
        guard let values = Self.values(PQconninfoParse(text, nil)) else { throw Refusal.storeAddressWrong }
        guard values["password"] == nil else { throw Refusal.storePasswordShown }
        self.text = text
        let host = values["host"] ?? values["hostaddr"] ?? "on this machine"
        server = host + (values["port"].map { ":" + $0 } ?? "") + (values["dbname"].map { "/" + $0 } ?? "")
        // What the address leaves open libpq takes from the environment.
        let all = (Self.values(PQconndefaults()) ?? [:]).merging(values) { $1 }
        guard Self.isHere(all) || all["sslmode"] == "verify-full" else { throw Refusal.storeUnproven(server) }
    }

    /// What was said, by keyword; `nil` where libpq could not read it.
    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>?) -> [String: String]? {
        guard let options else { return nil }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }

    /// Whether every server named is this machine; a service file may name any.
    private static func isHere(_ values: [String: String]) -> Bool {
        guard values["service"] == nil else { return false }
        return [values["host"], values["hostaddr"]].compactMap(\.self)
            .flatMap { $0.split(separator: ",", omittingEmptySubsequences: true) }
            .allSatisfy { $0.hasPrefix("/") || $0.hasPrefix("@") || ["localhost", "127.0.0.1", "::1"].contains($0) }
    }
}
