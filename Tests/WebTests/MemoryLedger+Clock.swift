import Desk
import Insurance

extension MemoryLedger: ClockLedger {
    func acceptClock(by officer: Operator, at moment: Moment) { clockAcceptedBy = officer.code }
}
