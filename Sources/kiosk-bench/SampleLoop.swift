import ArgumentParser
import Foundation

/// Does an act again and again, and reports how long each took.
struct SampleLoop: ParsableArguments {
    @Option(help: "Do this many and write one line of JSON, instead of one for each line read.")
    var count: Int?

    func validate() throws {
        if let count, count < 1 { throw ValidationError("Measure at least one.") }
    }

    /// Runs `act` with the number of the request and, where one was asked for,
    /// the file to keep its result in.
    ///
    /// - Parameter act: Gives the milliseconds of the part that counts.
    func run(_ name: String, act: (_ number: Int, _ file: String?) async throws -> Double) async throws {
        if let count {
            var samples: [Double] = []
            for number in 0..<count { samples.append(try await act(number, nil)) }
            try write(Report(name: name, samples: samples))
        } else {
            try say("ready")
            while let request = readLine() {
                let parts = request.split(separator: " ", maxSplits: 1).map(String.init)
                guard let number = parts.first.flatMap({ Int($0) }), number >= 0 else {
                    throw ValidationError("A request is a number, and perhaps a file.")
                }
                let milliseconds = try await act(number, parts.count == 2 ? parts[1] : nil)
                try say(String(format: "%.4f", milliseconds))
            }
        }
    }

    private func write(_ report: Report) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try say(String(decoding: try encoder.encode(report), as: UTF8.self))
    }

    private func say(_ line: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
}

/// What a run with `--count` found, in milliseconds.
private struct Report: Encodable {
    let name: String
    let count: Int
    /// What all acts took together.
    let seconds: Double
    let p50: Double
    /// Nearest rank.
    let p99: Double

    init(name: String, samples: [Double]) {
        let sorted = samples.sorted()
        self.name = name
        count = sorted.count
        seconds = samples.reduce(0, +) / 1000
        p50 = sorted[sorted.count / 2]
        p99 = sorted[(sorted.count * 99 + 99) / 100 - 1]
    }
}
