import CPQ

extension PostgreSQLConnection {
    /// Reads an answer and lets go of it.
    @discardableResult
    static func rows(of result: OpaquePointer?, in session: OpaquePointer?) throws -> [PostgreSQLRow] {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK: return []
        case PGRES_TUPLES_OK:
            return (0..<PQntuples(result)).map { row in
                PostgreSQLRow(columns: (0..<PQnfields(result)).map { value(of: result, row, $0) })
            }
        default: throw fault(of: result, in: session)
        }
    }

    private static func value(of result: OpaquePointer?, _ row: Int32, _ column: Int32) -> [UInt8]? {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return nil }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column))))
    }

    private static func fault(of result: OpaquePointer?, in session: OpaquePointer?) -> PostgreSQLFault {
        func field(_ letter: Character) -> String? {
            PQresultErrorField(result, Int32(letter.asciiValue ?? 0)).map { String(cString: $0) }
        }
        let state = field("C") ?? ""
        guard let message = field("M"), !state.isEmpty else {
            let lines = String(cString: PQerrorMessage(session)).split(separator: "\n")
            return PostgreSQLFault(state: "", message: lines.first.map(String.init) ?? "the connection is lost")
        }
        return PostgreSQLFault(state: state, message: message)
    }
}

/// Calls `body` with the texts as C has them: a list that ends with NULL.
func withCStrings<Value>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
    var pointers: [UnsafePointer<CChar>?] = []
    func next(_ rest: ArraySlice<String>) -> Value {
        guard let first = rest.first else { return body(pointers + [nil]) }
        return first.withCString { pointer in
            pointers.append(pointer)
            return next(rest.dropFirst())
        }
    }
    return next(texts[...])
}
