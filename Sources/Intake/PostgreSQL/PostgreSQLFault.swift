import Insurance

/// What a PostgreSQL server said instead of an answer.
///
/// Only its own first line is kept: the further ones may quote what a row
/// holds.
struct PostgreSQLFault: StaffReadable, Hashable {
    /// Five characters of the standard, such as `40P01`; empty when the
    /// connection is lost.
    let state: String
    let message: String

    var code: String { "store-fault" }
    var details: [String: String] { ["reason": reason] }
    var reason: String { state.isEmpty ? message : "\(state) \(message)" }

    var description: String {
        """
        The PostgreSQL server did not do what it was asked (\(reason)), so nothing of it was stored. Look at the \
        server and its log, then do it again.
        """
    }
}

extension Refusal {
    static let storeAddressWrong = Refusal(
        "store-address-wrong",
        """
        The address of the store is not one that PostgreSQL knows, so it cannot be opened. Write it as in --store \
        postgresql://intake@db.example/kiosk?sslmode=verify-full.
        """)

    static let storePasswordShown = Refusal(
        "store-password-shown",
        """
        The address of the store holds a password, which everybody on this machine could read in the list of \
        programs. Put it into a file that only this user may read, name that file in PGPASSFILE, and take it out of \
        the address.
        """)

    static func storeUnproven(_ server: String) -> Refusal {
        Refusal(
            "store-unproven",
            """
            The PostgreSQL server \(server) is another machine, and nothing says that it has to prove who it is, so \
            what people gave the province could be read on the way. Add sslmode=verify-full to the address and put the \
            certificate of its authority into ~/.postgresql/root.crt, or name that file with sslrootcert.
            """,
            details: ["server": server])
    }

    static let storeUnreachableCode = "store-unreachable"

    static func storeUnreachable(_ server: String, _ reason: String) -> Refusal {
        Refusal(
            storeUnreachableCode,
            """
            The PostgreSQL server \(server) does not let this program in (\(reason)), so nothing can be received. Look \
            whether it runs, whether the address is right and whether this user may use the database.
            """,
            details: ["server": server])
    }

    static func storeUnusable(_ server: String, _ fault: PostgreSQLFault) -> Refusal {
        Refusal(
            "store-unusable",
            """
            The store at \(server) cannot be used (\(fault.reason)). Look whether its user may make tables in the database, and \
            whether another program's tables are there.
            """,
            details: ["server": server])
    }

    static func storeNotDurable(_ server: String) -> Refusal {
        Refusal(
            "store-not-durable",
            """
            The PostgreSQL server \(server) runs with fsync off: a power cut could lose what kiosks were told is taken. \
            Switch fsync on and start it again.
            """,
            details: ["server": server])
    }
}
