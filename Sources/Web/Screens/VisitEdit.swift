import Desk
import Insurance

/// A step of a visit that is gone back to, as its address names it.
enum VisitEdit: Sendable, Equatable {
    case consultation
    case registration(MemberTarget)
    /// The members, and how more of them are added.
    case household

    /// - Parameter member: The registration that names the member.
    init?(_ word: String?, member: String?) {
        switch word {
        case "consultation": self = .consultation
        case "registration": self = .registration(member.flatMap { Identifier($0) }.map { .known($0) } ?? .first)
        case "member": self = .registration(.another)
        case "household": self = .household
        default: return nil
        }
    }

    /// The form that what was typed belongs to.
    init?(_ draft: Draft) {
        switch draft.step {
        case .consult: self = .consultation
        case .register: self = .registration(MemberForm(draft.form).target)
        default: return nil
        }
    }

    var step: VisitStep { self == .consultation ? .consult : .register }

    /// The member whose form is meant; whoever comes first is the first.
    func member(of file: VisitFile) -> MemberForm {
        guard case .registration(let target) = self, !file.members.isEmpty else { return MemberForm(.first) }
        return MemberForm(target)
    }

    /// The end of the address, where the page shows another step than the next.
    func query(of shown: VisitStep, next: VisitStep, scanWins: Bool) -> String {
        guard shown == step, shown != next || scanWins else { return "" }
        return switch self {
        case .consultation: "?edit=consultation"
        case .household: "?edit=household"
        case .registration(.another): "?edit=member"
        case .registration(.known(let id)): "?edit=registration&member=\(id)"
        case .registration(.first): scanWins ? "?edit=registration&scan=new" : "?edit=registration"
        }
    }
}
