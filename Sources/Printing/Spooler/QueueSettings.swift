/// How a queue is set up, as the spooler tells it.
struct QueueSettings: Sendable {
    static let attributes = [
        "device-uri", "printer-error-policy", "printer-make-and-model", "printer-is-shared", "media-supported",
        "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
    ]

    let device: String
    let errorPolicy: String
    let model: String
    let isShared: Bool
    let media: Set<String>
    let queue: SpooledQueue

    init(_ group: IPPGroup) {
        device = group.texts["device-uri"]?.first ?? ""
        errorPolicy = group.texts["printer-error-policy"]?.first ?? ""
        model = group.texts["printer-make-and-model"]?.first ?? ""
        isShared = group.numbers["printer-is-shared"] == 1
        media = Set(group.texts["media-supported"] ?? [])
        queue = SpooledQueue(group)
    }
}
