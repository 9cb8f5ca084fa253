import Desk
import Foundation
import Insurance
import Printing
import StrictFiles

/// Everything a site decides, read from one YAML file.
///
/// Relative paths are relative to the folder the program was started in.
///
/// ## Configuration keys
/// - `mode`: `training` or `real`. A ledger remembers its mode and refuses the other.
/// - `kiosk.id`, `kiosk.name`: who this kiosk is to the province.
/// - `data`: folder of the ledger. Back it up; it holds no key.
/// - `keys`: folder of the data key and the signing key. Never inside `data`.
/// - `drafts.hours`: hours after which a registration form that was begun and
///   left is erased (1–168); may be left out: 24.
/// - `roster.staleAfterDays`: days after which the list of people counts as
///   old (1–366); may be left out: 45.
/// - `remittance`: until when money is handed in, see `Settings+Remittance`; may
///   be left out.
/// - `secondCopy.folder`: the mounted folder of a second medium, on which each
///   record without an answer is kept as well, sealed; may be left out.
/// - `event`, `office`, `quote`, `listen`, `station`, `printers`, `upload`, `folders`, `scanner`: see their types.
struct Settings: Sendable {
    enum Mode: String, CaseIterable { case training, real }

    /// The event tonight.
    ///
    /// ## Configuration keys
    /// - `name`, `commune`: shown in the frame of every page.
    /// - `province`: the two-digit code of the 34 units.
    /// - `place`: printed before the date of issue.
    /// - `issuer`: the issuing office, as printed.
    /// - `from`, `to`: first and last day; outside of them no money is taken.
    /// - `team`: which team consults, kept with each consultation; may be left out.
    /// - `communeCode`: the commune's five digits, for support tied to it; may
    ///   be left out.
    struct Event {
        let name, commune, province, place, issuer: String
        let team, communeCode: String?
        let days: ClosedRange<CalendarDay>
    }

    /// What may be sold; may be left out.
    ///
    /// ## Configuration keys
    /// - `anyMonths`: whether health insurance is sold for any number of months
    ///   up to the longest, to let cards end together; otherwise only for those
    ///   of `hi.period_months`.
    struct Quote {
        let anyMonths: Bool
    }

    /// The spooler and its queues.
    ///
    /// ## Configuration keys
    /// - `server`: path of the CUPS socket, or of a file that holds that path, or `host:port`.
    /// - `card`, `book`, `receipt`: queue names.
    /// - `spooler`: folder of CUPS's own settings; may be left out: that of the
    ///   spooler which answers at `server`.
    /// - `silentAfterSeconds`: how long a printer may have a paper and say
    ///   nothing before somebody is asked (30–3600); much longer than its
    ///   slowest sheet takes; may be left out: 120.
    /// - `receiptPaper`: what receipts are printed on: `roll` (80 mm), or `a5`,
    ///   a sheet in the form C45-BB; `receipt` then names the queue of a printer
    ///   with A5 sheets; may be left out: `roll`.
    /// - `spares.card`, `.book`, `.receipt`: the queue of a second printer, which
    ///   takes over what waits when staff say so; each may be left out.
    /// - `devices.card`, `.book`, `.receipt`: where the printers are, as
    ///   `lpinfo -v` shows, or a file that holds that; each may be left out,
    ///   and its queue then keeps its device. `spareDevices` has those of the spares.
    struct Printers {
        let server, card, book, receipt: String
        let spooler: String?
        let silentAfterSeconds: Int
        let receiptPaper: ReceiptPaper
        let spares: [PrinterKind: String]
        let devices, spareDevices: [PrinterKind: DeviceAddress]
    }

    /// The night upload.
    ///
    /// ## Configuration keys
    /// - `url`: the province's address, or `none`. Plain HTTP only to loopback.
    /// - `at`: when the nightly run starts, `HH:MM`.
    /// - `spreadMinutes`: the start is drawn from that many minutes (0–180).
    /// - `whenOnline`: send as records arrive.
    /// - `batchBytes`: size of a batch (4096–4000000).
    /// - `alarmHours`: after how many hours without an answer a record is told on
    ///   every page (1–720); may be left out: 36, a night that failed.
    /// - `leaseSeconds`: after that long an unanswered record may be sent again (61–3600).
    struct Upload {
        let url: String?
        let startMinute, spreadMinutes: Int
        let whenOnline: Bool
        let batchBytes, leaseSeconds, alarmHours: Int
    }

    /// Folders of files people edit.
    struct Folders {
        let rules, templates, languages, catalogues: String
    }

    let file: String
    let mode: Mode
    let kioskID, kioskName: String
    let data, keys: String
    let event: Event
    let office: OfficeContact
    /// Until when money is handed in.
    let remittance: RemittanceDeadlines
    let quote: Quote
    let draftHours: Int
    let rosterStaleAfterDays: Int
    let host: String
    let port: Int
    let station: String
    let printers: Printers
    let upload: Upload
    let folders: Folders
    /// The folder of the medium for second copies, or nothing.
    let secondCopy: String?
    /// The scanner's tty, or nothing.
    let scannerDevice: String?
    /// The blanks whose serial is scanned with each print, the first too.
    let blankSerials: Set<BlankKind>

    var ledgerFile: String { data + "/ledger.sqlite" }
    /// The list of people; there may be none.
    var rosterFile: String { data + "/roster.sqlite" }
    /// The site's own lists, in the place of shipped ones.
    var catalogues: String { data + "/catalogues" }

    /// Reads and checks a settings file.
    ///
    /// - Throws: `settings-missing`, `settings-malformed` naming the key.
    static func read(file: String) throws -> Settings {
        guard let yaml = FileManager.default.contents(atPath: file).map({ String(decoding: $0, as: UTF8.self) }) else {
            throw Refusal(
                "settings-missing",
                "There is no settings file \(file). Name one with --config; Config/kiosk.example.yaml shows how.")
        }
        do throws(DocumentTrouble) {
            return try Settings(StrictYAML(yaml), file: file)
        } catch {
            throw Refusal(
                "settings-malformed",
                "The settings file \(file) cannot be used: \(error). Correct it and start again; nothing was changed.",
                details: ["reason": error.description])
        }
    }
}

extension Settings {
    private init(_ root: StrictYAML, file: String) throws(DocumentTrouble) {
        self.file = file
        let keys = try root.values(
            [
                "mode", "kiosk", "data", "keys", "event", "listen", "station", "printers", "upload", "folders",
                "scanner",
            ], optional: ["quote", "drafts", "roster", "office", "remittance", "secondCopy"])
        mode = try keys["mode"].word(Mode.self)
        let kiosk = try keys["kiosk"].values(["id", "name"])
        kioskID = try kiosk["id"].text()
        kioskName = try kiosk["name"].text()
        guard kioskID.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            throw kiosk["id"].wrong("letters, digits and hyphens")
        }
        data = try keys["data"].text()
        self.keys = try keys["keys"].text()
        guard !Settings.lies(self.keys, in: data) else {
            throw keys["keys"].wrong("a folder outside of 'data': a copied data folder must not open itself")
        }
        event = try Event(keys["event"])
        office = try keys.optional("office").map(OfficeContact.init) ?? OfficeContact()
        remittance = try keys.optional("remittance").map(RemittanceDeadlines.init) ?? RemittanceDeadlines()
        quote = try keys.optional("quote").map(Quote.init) ?? Quote(anyMonths: false)
        draftHours = try keys.optional("drafts")?.values(["hours"])["hours"].number(in: DraftDesk.hoursAllowed) ?? 24
        rosterStaleAfterDays =
            try keys.optional("roster")?.values(["staleAfterDays"])["staleAfterDays"].number(in: 1...366) ?? 45
        let listen = try keys["listen"].values(["host", "port"])
        host = try listen["host"].text()
        guard ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw listen["host"].wrong("a loopback address; stations on a network are not built yet")
        }
        port = try listen["port"].number(in: 0...65_535)
        station = try keys["station"].text()
        printers = try Printers(keys["printers"])
        upload = try Upload(keys["upload"])
        folders = try Folders(keys["folders"])
        secondCopy = try keys.optional("secondCopy")?.values(["folder"])["folder"].text()
        let scanner = try keys["scanner"].values(["device"], optional: ["blankSerials"])
        let device = try scanner["device"].text()
        scannerDevice = device == "none" ? nil : device
        blankSerials = try scanner.optional("blankSerials").map(Self.blankKinds) ?? []
    }
}

extension Settings {
    /// Whether a folder is another or lies in it, links and detours followed.
    private static func lies(_ inner: String, in outer: String) -> Bool {
        let (inner, outer) = (URL(filePath: inner), URL(filePath: outer))
        let parts = [inner, outer].map { $0.standardizedFileURL.resolvingSymlinksInPath().pathComponents }
        return parts[0].starts(with: parts[1])
    }
}

extension Settings.Event {
    fileprivate init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(
            ["name", "commune", "province", "place", "issuer", "from", "to"], optional: ["team", "communeCode"])
        name = try keys["name"].text()
        commune = try keys["commune"].text()
        province = try keys["province"].text()
        guard province.utf8.count == 2, province.isDigits else {
            throw keys["province"].wrong("the two digits of the province, in quotes")
        }
        self.place = try keys["place"].text()
        issuer = try keys["issuer"].text()
        team = try keys.optional("team")?.text()
        communeCode = try keys.optional("communeCode")?.text()
        if let code = communeCode, code.utf8.count != 5 || !code.isDigits {
            throw keys["communeCode"].wrong("the five digits of the commune, in quotes")
        }
        let (from, to) = (try keys["from"].day(), try keys["to"].day())
        guard from <= to else { throw keys["to"].wrong("a day not before 'from'") }
        days = from...to
    }
}

extension Settings.Quote {
    fileprivate init(_ place: StrictYAML) throws(DocumentTrouble) {
        anyMonths = try place.values(["anyMonths"])["anyMonths"].flag()
    }
}

extension Settings.Printers {
    fileprivate init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(
            ["server", "card", "book", "receipt"],
            optional: ["spooler", "silentAfterSeconds", "receiptPaper", "spares", "devices", "spareDevices"])
        server = try keys["server"].text()
        spooler = try keys.optional("spooler")?.text()
        silentAfterSeconds = try keys.optional("silentAfterSeconds")?.number(in: 30...3600) ?? 120
        receiptPaper = try keys.optional("receiptPaper")?.word(ReceiptPaper.self) ?? .roll
        spares = try keys.optional("spares").map(Self.spares) ?? [:]
        devices = try keys.optional("devices").map(Self.devices) ?? [:]
        spareDevices = try keys.optional("spareDevices").map(Self.devices) ?? [:]
        card = try keys["card"].text()
        book = try keys["book"].text()
        receipt = try keys["receipt"].text()
    }

    private static func spares(_ place: StrictYAML) throws(DocumentTrouble) -> [PrinterKind: String] {
        let keys = try place.values([], optional: PrinterKind.allCases.map(\.rawValue))
        var spares: [PrinterKind: String] = [:]
        for kind in PrinterKind.allCases { spares[kind] = try keys.optional(kind.rawValue)?.text() }
        return spares
    }

    private static func devices(_ place: StrictYAML) throws(DocumentTrouble) -> [PrinterKind: DeviceAddress] {
        let keys = try place.values([], optional: PrinterKind.allCases.map(\.rawValue))
        var devices: [PrinterKind: DeviceAddress] = [:]
        for kind in PrinterKind.allCases {
            guard let device = keys.optional(kind.rawValue) else { continue }
            // The words of the trouble would repeat what may hold a password.
            guard let address = try? DeviceAddress(try device.text()) else {
                throw device.wrong("a device as lpinfo -v shows, without gate:, or a file that holds one")
            }
            devices[kind] = address
        }
        return devices
    }
}

extension Settings.Upload {
    fileprivate init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(
            ["url", "at", "spreadMinutes", "whenOnline", "batchBytes", "leaseSeconds"], optional: ["alarmHours"])
        let url = try keys["url"].text()
        self.url = url == "none" ? nil : url
        startMinute = try keys["at"].clockTime()
        spreadMinutes = try keys["spreadMinutes"].number(in: 0...180)
        whenOnline = try keys["whenOnline"].flag()
        batchBytes = try keys["batchBytes"].number(in: 4096...4_000_000)
        leaseSeconds = try keys["leaseSeconds"].number(in: 61...3600)
        alarmHours = try keys.optional("alarmHours")?.number(in: 1...720) ?? 36
    }
}

extension Settings.Folders {
    fileprivate init(_ place: StrictYAML) throws(DocumentTrouble) {
        let keys = try place.values(["rules", "templates", "languages", "catalogues"])
        rules = try keys["rules"].text()
        templates = try keys["templates"].text()
        languages = try keys["languages"].text()
        catalogues = try keys["catalogues"].text()
    }
}
