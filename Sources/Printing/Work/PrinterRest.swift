import Synchronization

/// Asks a network printer again and again whether it has anything to do, while
/// the spooler says that it prints.
final class PrinterRest: Sendable {
    /// So many answers in a row that it has nothing to do; a job comes after a
    /// search for the printer, which takes some seconds.
    private static let long = 8

    private let rests = Mutex(0)
    private let work = Mutex<Task<Void, Never>?>(nil)

    /// - Parameters:
    ///   - device: `nil` for a printer that cannot be asked; it counts as at work.
    ///   - pause: Before each question, the first one too.
    init(_ device: IPPDevice?, every pause: Duration, timeout: Duration) {
        guard let device else { return }
        let memory = PrinterMemory(timeout: timeout)
        work.withLock {
            $0 = Task { [weak self] in
                // Only its end cancels a sleep.
                while (try? await Task.sleep(for: pause)) != nil, let self {
                    let isAtRest = await memory.isAtRest(device) == true
                    self.rests.withLock { $0 = isAtRest ? $0 + 1 : 0 }
                }
            }
        }
    }

    var isLong: Bool { rests.withLock { $0 >= Self.long } }

    func stop() { work.withLock { $0?.cancel() } }
}
