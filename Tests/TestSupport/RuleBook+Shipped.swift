public import InsuranceRules
import RuleFiles

extension RuleBook {
    /// The law as the product ships it.
    public static func shipped() throws -> RuleBook {
        try loadRuleBook(from: PrivateSpooler.repository + "/Config/Rules")
    }
}
