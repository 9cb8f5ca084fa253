public import InsuranceRules
public import StrictFiles

extension DocumentTrouble {
    /// The trouble as an error about a file.
    public func inFile(_ file: String) -> RuleError { .malformed(file: file, reason: description) }
}
