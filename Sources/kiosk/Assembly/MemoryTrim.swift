import Printing
import ServiceLifecycle

/// Gives freed memory back to the system every ten seconds, but for what the
/// next paper asks for again.
///
/// The C library keeps what is free between what is not, and each burst of
/// papers and pages leaves some: without this a long evening ends larger than
/// it has to.
struct MemoryTrim: Service {
    private static let pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // Being told to stop is how this service ends.
                try? await Task.sleep(for: Self.pause)
                KeptMemory.giveBackRest()
            }
        }
    }
}
