import Foundation
import Insurance

extension RehearsalSite {
    /// Settings as the site's own, but training, with data, keys and port of
    /// the rehearsal, and an event that includes today and what comes after midnight.
    ///
    /// Written as JSON, which is YAML too. A real kiosk's upload stays off: a
    /// rehearsal sends nothing to the office that real records go to.
    func derivedSettings(after settings: Settings) throws -> Data {
        let today = SystemClock().now().day
        let (from, to) = (
            min(settings.event.days.lowerBound, today), max(settings.event.days.upperBound, today.adding(days: 1))
        )
        let upload = settings.upload
        let isReal = settings.mode == .real
        let printers = settings.printers
        return try JSONSerialization.data(
            withJSONObject: [
                "mode": "training",
                "kiosk": ["id": kioskID, "name": "Tổng duyệt"],
                "data": folder + "/data",
                "keys": keys,
                "event": [
                    "name": settings.event.name, "commune": settings.event.commune,
                    "province": settings.event.province, "place": settings.event.place,
                    "issuer": settings.event.issuer, "from": from.description, "to": to.description,
                ],
                "quote": ["anyMonths": settings.quote.anyMonths],
                "listen": ["host": "127.0.0.1", "port": port],
                "station": settings.station,
                "printers": [
                    "server": printers.server, "card": printers.card, "book": printers.book,
                    "receipt": printers.receipt,
                ],
                "upload": [
                    "url": isReal ? "none" : upload.url ?? "none", "at": "03:00", "spreadMinutes": 0,
                    "whenOnline": false, "batchBytes": upload.batchBytes, "leaseSeconds": 61,
                ],
                "folders": [
                    "rules": settings.folders.rules, "templates": settings.folders.templates,
                    "languages": settings.folders.languages, "catalogues": settings.folders.catalogues,
                ],
                "scanner": ["device": "none"],
            ] as [String: Any],
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }
}
