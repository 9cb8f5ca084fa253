import Dispatch

/// A serial queue of its own for a blocking C library, so that it never holds a
/// thread of the shared pool.
///
/// A task that prefers it goes from one step to the next without waking another
/// thread; while the library waits for an answer, such a task waits too.
final class BlockingExecutor: SerialExecutor, TaskExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let (actor, task) = (asUnownedSerialExecutor(), asUnownedTaskExecutor())
        queue.async { job.runSynchronously(isolatedTo: actor, taskExecutor: task) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
