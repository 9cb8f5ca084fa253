import CRecordingDisk
import Foundation
import TestSupport
import Testing

/// A folder as a disk holds it while a program works, and as a cut of its power would leave it.
struct CutDisk {
    /// What becomes of what was written and not yet synced.
    enum Fate: CaseIterable, CustomTestStringConvertible {
        case lost, kept
        /// Each write by a coin's toss.
        case some
        /// The same, and of a write that stays some sectors only.
        case torn

        var testDescription: String { "what was not synced is \(self)" }
    }

    fileprivate struct File {
        var synced = Data()
        var pending: [Change] = []
    }

    fileprivate enum Change {
        case write(Data, at: Int)
        case truncate(to: Int)
    }

    private var files: [String: File] = [:]
    /// The number of the last acknowledgement; none yet.
    private(set) var acknowledged: Int?

    /// Takes over the next change of the recording.
    mutating func take(_ change: recorded_change) {
        let path = String(cString: change.path)
        switch UInt8(bitPattern: change.kind) {
        case UInt8(ascii: "W"):
            let bytes = Data(bytes: change.bytes, count: Int(change.length))
            files[path, default: File()].pending.append(.write(bytes, at: Int(change.offset)))
        case UInt8(ascii: "T"): files[path, default: File()].pending.append(.truncate(to: Int(change.offset)))
        case UInt8(ascii: "S"): files[path]?.sync()
        case UInt8(ascii: "D"): files[path] = nil
        default: acknowledged = Int(change.offset)
        }
    }

    /// The files after a cut, by path.
    func files(_ fate: Fate, _ random: inout SeededRandom) -> [String: Data] {
        files.mapValues { file in
            var file = file
            file.pending = file.pending.flatMap { change -> [Change] in
                switch fate {
                case .lost: return []
                case .kept: return [change]
                case .some: return Bool.random(using: &random) ? [change] : []
                case .torn: return Bool.random(using: &random) ? change.torn(&random) : []
                }
            }
            file.sync()
            return file.synced
        }
    }
}

extension CutDisk.File {
    fileprivate mutating func sync() {
        for change in pending {
            switch change {
            case .write(let bytes, let offset):
                if synced.count < offset + bytes.count {
                    synced.append(Data(count: offset + bytes.count - synced.count))
                }
                synced.replaceSubrange(offset..<offset + bytes.count, with: bytes)
            case .truncate(let size):
                synced = synced.prefix(size) + Data(count: max(0, size - synced.count))
            }
        }
        pending = []
    }
}

extension CutDisk.Change {
    /// A write as the sectors of it that reached the disk.
    fileprivate func torn(_ random: inout SeededRandom) -> [CutDisk.Change] {
        guard case .write(let bytes, let offset) = self, Bool.random(using: &random) else { return [self] }
        return stride(from: 0, to: bytes.count, by: 512).compactMap { start in
            guard Bool.random(using: &random) else { return nil }
            return .write(Data(bytes[start..<min(start + 512, bytes.count)]), at: offset + start)
        }
    }
}
