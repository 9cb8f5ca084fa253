public import Insurance

extension VisitDesk {
    /// Opens a visit again whose person went without joining and now goes on
    /// after all; harmless when it is open.
    ///
    /// It counts as a consultation that has not ended, and whom to call is
    /// erased: the person is here.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `visit-unknown`,
    ///   `visit-ended` where something was registered and given up, or
    ///   `erasure-unfinished`, with everything else stored.
    public func reopen(visit: Identifier, by officer: Operator) async throws {
        try officer.must(.consultant)
        try await ledger.reopen(visit: visit, by: officer, at: clock.now())
    }
}
