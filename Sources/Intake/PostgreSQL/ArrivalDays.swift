import Insurance

/// The days of arrival whose partitions are known to be there.
///
/// Partitions are made a week ahead, so that no batch waits at midnight; a
/// server that forgets asks again.
actor ArrivalDays {
    private var prepared: Set<CalendarDay> = []

    /// Makes sure that what arrives on this day has its place.
    func prepare(_ day: CalendarDay, on connection: PostgreSQLConnection) async throws {
        guard !prepared.contains(day) else { return }
        try await connection.transaction { connection in
            // The same lock as for the schema: two servers may ask at midnight.
            try connection.run("SELECT pg_advisory_xact_lock(4916276501)")
            try connection.rows("SELECT prepare_days($1::text::date)", [.text(day.description)])
        }
        prepared.insert(day)
    }
}
