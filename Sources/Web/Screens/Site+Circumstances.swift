import Desk
import Insurance
import InsuranceRules

extension Site {
    /// What is known of the person a visit is for: what staff asked, with birth
    /// and sex from their card, or else from their answers on the attendee screen.
    ///
    /// Consultation, comparison and leaflet all price with it, so that the same
    /// person is told the same.
    func circumstances(of file: VisitFile) -> Circumstances {
        let notes = notes[file.visit.id]
        return notes.occupation.circumstances(
            birth: file.visit.scanned?.birth ?? notes.birth, sex: file.visit.scanned?.sex ?? notes.sex)
    }

    /// Notes what whoever called answered on the attendee screen, for the
    /// consultation of their visit.
    func note(_ answers: ScreenAnswers, ofCall call: Int, for visit: Identifier) {
        notes.update(visit) { notes in
            notes.call = call
            notes.occupation = Occupation(answers.circumstances)
            notes.birth = answers.circumstances.birth
            notes.sex = answers.sex
        }
    }
}
