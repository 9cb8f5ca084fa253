public import Desk
import Foundation

/// The sizes of paper one printer prints on.
public struct QueuePapers: Hashable, Sendable {
    struct Size: Hashable, Sendable {
        /// The name inside the driver: `A5`.
        let name: String
        /// The IPP keyword: `iso_a5_148x210mm`.
        let media: String
        let page: PageSize
    }

    public let printer: PrinterKind
    /// The usual one first.
    let sizes: [Size]
    /// Pieces of a roll have any length between two; `nil` for sheets.
    let pieces: Pieces?

    struct Pieces: Hashable, Sendable {
        let shortest: PageSize
        let longest: PageSize
    }

    /// The papers of every printer that a folder of templates names.
    ///
    /// - Throws: ``TemplateError``, which names the file and its trouble.
    public static func all(templates folder: String) throws -> [QueuePapers] {
        let papers = try DocumentRenderer.folders(in: folder).map { try TemplateFile(folder: $0).description }
            .sorted { (rank($0), $0.name) < (rank($1), $1.name) }
        return PrinterKind.allCases.compactMap { kind in
            var sizes: [Size] = []
            for paper in papers where paper.printer == kind && !sizes.contains(where: { $0.media == paper.media }) {
                sizes.append(Size(name: name(of: paper.media), media: paper.media, page: paper.page))
            }
            let rolls = papers.filter { $0.printer == kind }.compactMap(\.pieces)
            return sizes.isEmpty ? nil : QueuePapers(printer: kind, sizes: sizes, pieces: Pieces(all: rolls))
        }
    }

    /// Papers before leaflets, so that a paper's size is the usual one.
    private static func rank(_ paper: TemplateDescription) -> Int {
        DocumentKind.allCases.firstIndex { $0.rawValue == paper.name } ?? DocumentKind.allCases.count
    }

    /// `A5` of `iso_a5_148x210mm`.
    private static func name(of media: String) -> String {
        let parts = media.split(separator: "_")
        let name = parts.count == 3 ? parts[1] : Substring(media)
        return name.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}

extension QueuePapers.Pieces {
    /// The pieces of several papers from one roll; `nil` without any.
    fileprivate init?(all rolls: [Self]) {
        guard let first = rolls.first else { return nil }
        self = rolls.dropFirst().reduce(first) { all, roll in
            Self(
                shortest: PageSize(
                    width: min(all.shortest.width, roll.shortest.width),
                    height: min(all.shortest.height, roll.shortest.height)),
                longest: PageSize(
                    width: max(all.longest.width, roll.longest.width),
                    height: max(all.longest.height, roll.longest.height)))
        }
    }
}

extension TemplateDescription {
    fileprivate var pieces: QueuePapers.Pieces? {
        roll.map { roll in
            QueuePapers.Pieces(
                shortest: PageSize(width: page.width, height: roll.shortest),
                longest: PageSize(width: page.width, height: roll.longest))
        }
    }
}
