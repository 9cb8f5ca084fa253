import Foundation

/// Tells which files of a template were changed since it was asked last.
///
/// Looks at times and sizes, so that it works on any disk; editors that write a
/// new file in the place of the old one are seen as well.
public struct TemplateWatch {
    private struct Stamp: Hashable {
        let changed: Date?
        let size: Int?
    }

    private let folders: [String]
    private var seen: [String: Stamp] = [:]

    /// - Parameters:
    ///   - folder: Such as `PrinterTemplates`.
    ///   - name: The template's folder in it.
    public init(templates folder: String, template name: String) {
        folders = ["\(folder)/\(name)", folder]
        seen = stamps()
    }

    /// The names of files that are new, changed or gone, in order; empty while
    /// nothing happens.
    public mutating func changes() -> [String] {
        let now = stamps()
        defer { seen = now }
        let files = Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }
        return files.map { URL(filePath: $0).lastPathComponent }.sorted()
    }

    private func stamps() -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        for folder in folders {
            // A folder that is away for a moment has no files; its return is a change.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names where TemplateWatch.matters(name) {
                let path = "\(folder)/\(name)"
                // As above.
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
                    attributes[.type] as? FileAttributeType == .typeRegular
                else { continue }
                stamps[path] = Stamp(
                    changed: attributes[.modificationDate] as? Date, size: attributes[.size] as? Int)
            }
        }
        return stamps
    }

    /// Backups and half-written files of editors do not.
    private static func matters(_ name: String) -> Bool {
        [".svg", ".yaml", ".json", ".conf"].contains { name.hasSuffix($0) } && !name.hasPrefix(".")
    }
}
