import CCups
public import Desk

/// Asks each printer what it has put out in its life.
///
/// The spooler passes on what a driver tells it; a printer whose device is
/// `ipp:` is asked itself. Others tell nobody, and have no entry.
public struct PagesAsker: PagesReporting {
    private let settings: CUPSSettings
    private let connection: CUPSConnection

    public init(_ settings: CUPSSettings) {
        self.settings = settings
        connection = CUPSConnection(settings)
    }

    public func pages() async -> [PrinterPages] {
        var pages: [PrinterPages] = []
        for place in PrinterPlace.all(withSpares: Set(settings.spares.keys)) {
            guard let queue = settings.queue(at: place) else { continue }
            do throws(SpoolerTrouble) {
                guard let told = try await count(of: queue) else { continue }
                pages.append(PrinterPages(place, pages: told.pages, attribute: told.attribute))
            } catch .unreachable {
                return pages  // It would be waited for once more with each printer.
            } catch {
                continue  // A printer that cannot be asked is written down as one that tells nothing.
            }
        }
        return pages
    }

    private func count(of queue: String) async throws(SpoolerTrouble) -> PageCounter? {
        if let told = try await connection.pageCounter(of: queue) { return told }
        guard let device = try await connection.device(of: queue) else { return nil }
        let told = await DeviceAsker(timeout: settings.timeout).attributes(PageCounter.attributes, of: device)
        return told.flatMap { PageCounter($0.numbers) }
    }
}

/// One counter of a printer.
struct PageCounter: Hashable, Sendable {
    /// The attributes that count a printer's whole life, the most telling
    /// first: sheets, then sides (PWG 5100.22).
    static let attributes = [
        "printer-media-sheets-completed", "printer-impressions-completed", "printer-pages-completed",
    ]

    let pages: Int
    let attribute: String

    /// Takes the first counter that a printer tells.
    ///
    /// - Returns: `nil` when it tells none, or one below zero.
    init?(_ numbers: [String: Int32]) {
        for attribute in Self.attributes {
            guard let number = numbers[attribute], number >= 0 else { continue }
            self.pages = Int(number)
            self.attribute = attribute
            return
        }
        return nil
    }
}

extension CUPSConnection {
    /// What the spooler itself passes on of a printer's counters.
    func pageCounter(of queue: String) throws(SpoolerTrouble) -> PageCounter? {
        let request = try message(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
        request.request(PageCounter.attributes)
        return try exchange(request, queue: queue).groups(IPP_TAG_PRINTER).first.flatMap { PageCounter($0.numbers) }
    }
}
