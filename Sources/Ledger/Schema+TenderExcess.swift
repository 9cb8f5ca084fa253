extension Schema {
    /// What was more than its payment needed is found among a million that were not.
    static let tenderExcess = """
        CREATE INDEX tenderExcess ON tender (visit) WHERE payment IS NOT NULL AND COALESCE(received, amount) > covers;
        """
}
