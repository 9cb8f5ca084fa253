import Insurance

extension Moment {
    /// `19:42`; of another day `20/11/2026 19:42`.
    func clockTime(on today: CalendarDay) -> String {
        day == today ? clockTime : "\(day.vietnamese) \(clockTime)"
    }
}
