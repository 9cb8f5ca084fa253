import Synchronization

/// Tries again and again whether a network printer can be reached.
///
/// One that loses power while it prints leaves its backend waiting without a
/// word: the spooler goes on saying that it prints.
final class PrinterReach: Sendable {
    private let refusals = Mutex(0)
    private let work = Mutex<Task<Void, Never>?>(nil)

    /// - Parameters:
    ///   - device: `nil` for a printer of which nobody can tell; it counts as there.
    ///   - pause: Before each try, the first one too.
    init(_ device: IPPDevice?, every pause: Duration) {
        guard let device else { return }
        let door = Door(device.server)
        work.withLock {
            $0 = Task { [weak self] in
                // Only its end cancels a sleep.
                while (try? await Task.sleep(for: pause)) != nil, let self {
                    let isThere = await door.opens()
                    self.refusals.withLock { $0 = isThere ? 0 : $0 + 1 }
                }
            }
        }
    }

    /// Whether it let nobody in, twice running; a printer may be busy once.
    var isOff: Bool { refusals.withLock { $0 >= 2 } }

    func stop() { work.withLock { $0?.cancel() } }
}

/// A printer's own address.
private actor Door {
    private let executor = BlockingExecutor(label: "kiosk.reach")
    private let address: SpoolerAddress

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ address: SpoolerAddress) { self.address = address }

    /// Connects, and says nothing.
    func opens() -> Bool {
        // Why it does not is of no interest.
        (try? SpoolerLine(to: address, timeout: .seconds(2))) != nil
    }
}
