extension CUPSConnection {
    /// Cancels a job, unless it ended or went in between, or stays; the next
    /// look tells.
    func callOff(_ job: SpooledJob, in queue: String) throws(SpoolerTrouble) {
        do throws(SpoolerTrouble) {
            try cancel(job.number, in: queue)
        } catch {
            switch error {
            case .refused, .queueMissing: return
            case .unreachable, .queueNotAccepting, .queueStopped: throw error
            }
        }
    }
}
