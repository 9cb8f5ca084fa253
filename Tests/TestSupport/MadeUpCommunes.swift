public import Foundation

/// The shipped law with two communes that do not exist: nobody can be mistaken
/// for living there.
public enum MadeUpCommunes {
    /// Left the list of difficult communes in 2026.
    public static let leftTheList = "99901"
    /// A poor commune.
    public static let poor = "99902"

    /// Copies a folder of rules and adds the two communes to it.
    ///
    /// - Parameter shipped: `Config/Rules`.
    /// - Returns: The new folder, which the caller removes.
    public static func rules(like shipped: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: shipped), to: folder)
        let file = folder.appending(path: "hi/commune_support.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try (text + "\n" + entries).write(to: file, atomically: true, encoding: .utf8)
        return folder
    }

    private static let entries = """
          - communes: ["\(leftTheList)"]
            percent: {ex-difficult-commune: 70}
            from: 2026-07-01
            months: 36
            source: {citation: "Decree 188/2025/NĐ-CP art. 6, for a made-up commune", evidence: none, seen_in: nowhere}

          - communes: ["\(poor)"]
            percent: {near-poor: 100}
            from: 2025-07-01
            source: {citation: "Decree 188/2025/NĐ-CP art. 6, for a made-up commune", evidence: none, seen_in: nowhere}

        """
}
