/// Troubles that only a developer can mend; staff see the plain page.
enum LedgerFault: Error, Hashable {
    /// A sealed value does not open: another key, or bytes that were moved or changed.
    case unreadable(field: String)
    /// A row was not in the state it had to leave; nothing was stored.
    case stateNotLeft(table: String, id: String)
    /// The sealer returned another id, or a hash that is not the bytes'.
    case envelopeMismatch(kind: String)
}
