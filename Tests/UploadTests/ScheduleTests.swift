import Insurance
import TestSupport
import Testing

@testable import Upload

@Suite("Upload settings and hours")
struct ScheduleTests {
    /// A clock time in Vietnam on 21 November 2026, or some days later.
    private func at(_ hour: Int, _ minute: Int, day: Int = 0) -> Moment {
        ManualClock().now().adding(seconds: ((hour - 12) * 60 + minute) * 60 + day * 86_400)
    }

    @Test("the night runs over midnight, from its first minute up to the morning's")
    func night() throws {
        let schedule = try UploadSchedule(at: 22 * 60 + 30, until: 6 * 60, spreadMinutes: 30)
        #expect(!schedule.isNight(at: at(22, 29)))
        #expect(schedule.isNight(at: at(22, 30)))
        #expect(schedule.isNight(at: at(0, 0, day: 1)))
        #expect(schedule.isNight(at: at(5, 59, day: 1)))
        #expect(!schedule.isNight(at: at(6, 0, day: 1)))
    }

    @Test("by day the next try is tonight, spread by chance; at night it is at once")
    func nextStart() throws {
        let schedule = try UploadSchedule(at: 22 * 60 + 30, until: 6 * 60, spreadMinutes: 30)
        #expect(schedule.nextStart(after: at(12, 0), part: 0) == at(22, 30))
        #expect(schedule.nextStart(after: at(12, 0), part: 0.5) == at(22, 45))
        #expect(schedule.nextStart(after: at(23, 10), part: 0.9) == at(23, 10))
        #expect(schedule.nextStart(after: at(2, 0, day: 1), part: 0.9) == at(2, 0, day: 1))
        #expect(schedule.nextStart(after: at(6, 0, day: 1), part: 0) == at(22, 30, day: 1))
    }

    @Test("hours after midnight come the next day when today's are over")
    func afterMidnight() throws {
        let schedule = try UploadSchedule(at: 60, until: 5 * 60, spreadMinutes: 0)
        #expect(schedule.nextStart(after: at(0, 30), part: 0) == at(1, 0))
        #expect(schedule.nextStart(after: at(5, 0), part: 0) == at(1, 0, day: 1))
        #expect(!schedule.isNight(at: at(0, 59)))
    }

    @Test("each wait is longer than the last up to a quarter of an hour, and never the same for all")
    func backoff() {
        var (short, long) = (Backoff(), Backoff())
        var last = 0.0
        for _ in 0..<30 {
            let (low, high) = (short.next(part: 0), long.next(part: 1))
            #expect(low * 2 == high)
            #expect(high >= last && high <= 900)
            last = high
        }
        #expect(last == 900)
    }

    @Test("plain HTTP is for this machine only")
    func insecure() throws {
        let schedule = try UploadSchedule()
        for url in ["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:80", "https://province.example/"] {
            #expect(try UploadSettings(url: url, schedule: schedule).url.hasSuffix("/") == false)
        }
        for url in ["http://10.0.0.1", "http://127.0.0.1.example", "http://localhost.example", "http://127.1"] {
            #expect(throws: Refusal.uploadInsecure) { try UploadSettings(url: url, schedule: schedule) }
        }
        for url in ["", "ftp://127.0.0.1", "127.0.0.1:80", "http://a:b@127.0.0.1", "http://127.0.0.1/?x=1"] {
            #expect(throws: Refusal.self) { try UploadSettings(url: url, schedule: schedule) }
        }
    }

    @Test("a lease outlasts the request it is for, and hours are hours")
    func ranges() throws {
        let schedule = try UploadSchedule()
        #expect(throws: Refusal.self) {
            try UploadSettings(url: "http://127.0.0.1", schedule: schedule, answerSeconds: 60, leaseSeconds: 60)
        }
        #expect(throws: Refusal.self) {
            try UploadSettings(url: "http://127.0.0.1", schedule: schedule, batchBytes: 10)
        }
        #expect(throws: Refusal.self) { try UploadSchedule(at: 1440) }
        #expect(throws: Refusal.self) { try UploadSchedule(at: 60, until: 60) }
        #expect(throws: Refusal.self) { try UploadSchedule(at: 0, until: 20, spreadMinutes: 20) }
    }
}
