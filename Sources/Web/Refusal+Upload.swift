import Insurance

extension Refusal {
    /// Not a refusal of anything: the alarm on every page.
    static func uploadLate(_ count: Int, hours: Int) -> Refusal {
        Refusal(
            "upload-late",
            """
            \(count) records have no answer of the province, the oldest for more than \(hours) hours. Open the Queue \
            page and send now, or carry them there on a stick.
            """, details: ["count": String(count), "hours": String(hours)])
    }
}
