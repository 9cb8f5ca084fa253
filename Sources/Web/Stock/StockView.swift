import Desk
import Insurance

/// The book of blanks: each kind with its bundles, and what can be done.
struct StockView: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let name: String
        let count: String
    }
    struct Bundle: Encodable, Sendable {
        let number: String
        let range: String
        let count: String
        let left: String
        let stateName: String
        let signed: String
        /// Where it is opened; `nil` for one that is open.
        let open: String?
    }
    struct Kind: Encodable, Sendable {
        let kind: String
        let name: String
        let left: String
        /// The serial the next paper is printed on.
        let next: String?
        let hasUnopened: Bool
        let forecast: String
        let isShort: Bool
        let parts: [Part]
        let bundles: [Bundle]
    }
    struct Act: Encodable, Sendable {
        let href: String
        let label: String
        let icon: String
    }

    let kinds: [Kind]
    let isEmpty: Bool
    /// Who may change the book.
    let canKeep: Bool
    let acts: [Act]
    let primary: Act
    var found: [FoundBlankView] = []
    let bagCount: String

    init(
        _ balances: [StockBalance], bundles: [StockBundle], forecasts: [StockForecast],
        next: [BlankKind: BlankSerial], bag: Int, officer: Operator, words: Words
    ) {
        kinds = balances.filter { $0.received > 0 }.map { balance in
            Kind(
                balance, bundles: bundles.filter { $0.kind == balance.kind },
                forecast: forecasts.first { $0.kind == balance.kind }, next: next[balance.kind], words: words)
        }
        isEmpty = kinds.isEmpty
        canKeep = !officer.roles.isDisjoint(with: [.officer, .supervisor])
        let others: [(StockStep.Act, String)] = [
            (.show, "eye"), (.spoil, "cross"), (.test, "printer"), (.lose, "nothing"), (.giveBack, "forward"),
        ]
        acts =
            canKeep && !isEmpty
            ? others.map {
                Act(href: "/stock/do/\($0.rawValue)", label: words("stock.do.\($0.rawValue)"), icon: $1)
            } : []
        let first = bundles.first { bundle in
            !bundle.isOpen && balances.contains { $0.kind == bundle.kind && $0.ready == 0 }
        }
        primary =
            if !canKeep {
                Act(href: "/desk", label: words("frame.to-desk"), icon: "desk")
            } else if let first {
                Act(
                    href: "/stock/do/open?kind=\(first.kind.rawValue)&bundle=\(first.number)",
                    label: words("stock.open-bundle", ["number": String(first.number)]), icon: "scan")
            } else {
                Act(href: "/stock/do/receive", label: words("stock.do.receive"), icon: "plus")
            }
        bagCount = String(bag)
    }
}

extension StockView.Kind {
    fileprivate init(
        _ balance: StockBalance, bundles: [StockBundle], forecast: StockForecast?, next: BlankSerial?, words: Words
    ) {
        kind = balance.kind.rawValue
        name = words("blank.\(balance.kind.rawValue)")
        left = String(balance.inStock)
        self.next = next?.text
        hasUnopened = balance.unopened > 0
        self.forecast = forecast.map { words.forecast($0) } ?? ""
        isShort = forecast?.isShort ?? false
        parts = [BlankState.reserved, .used, .spoiled, .test, .lost, .returned].map { state in
            StockView.Part(name: words("stock.state.\(state.rawValue)"), count: String(balance.count(state)))
        }
        self.bundles = bundles.map { StockView.Bundle($0, words: words) }
    }
}

extension StockView.Bundle {
    fileprivate init(_ bundle: StockBundle, words: Words) {
        number = String(bundle.number)
        range = "\(bundle.range.first) – \(bundle.range.last)"
        count = String(bundle.range.count)
        left = String(bundle.left)
        let state = bundle.left == 0 ? "empty" : bundle.isOpen ? "open" : "closed"
        stateName = words("stock.bundle.\(state)")
        let day = bundle.receivedAt.day.vietnamese
        signed =
            bundle.receivedBy.count == 1
            ? words("stock.set-up", ["day": day])
            : words("stock.signed", ["day": day, "officers": bundle.receivedBy.joined(separator: " + ")])
        open =
            bundle.isOpen || bundle.left == 0
            ? nil : "/stock/do/open?kind=\(bundle.kind.rawValue)&bundle=\(bundle.number)"
    }
}

extension Words {
    /// `Đủ cho khoảng 14 người, 22 người đang chờ`.
    func forecast(_ forecast: StockForecast) -> String {
        let values = ["people": String(forecast.people), "waiting": String(forecast.waiting)]
        return self(forecast.waiting > 0 ? "stock.forecast" : "stock.forecast-nobody", values)
    }
}

/// One blank that was looked up, with its history.
struct FoundBlankView: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        let time: String
        let what: String
        let who: String
    }

    let serial: String
    let name: String
    let stateName: String
    let bundle: String
    let history: [Line]
    let hasHistory: Bool

    init(_ blank: BlankFile, words: Words) {
        serial = blank.serial.text
        name = words("blank.\(blank.kind.rawValue)")
        stateName = words("stock.state.\(blank.state.rawValue)")
        bundle = words("stock.bundle-number", ["number": String(blank.bundle)])
        history = blank.history.reversed().map { entry in
            let reason = entry.reason.map { words.stockReason($0) }
            return Line(
                time: "\(entry.at.day.vietnamese) \(entry.at.clockTime)",
                what: ([words("stock.act.\(entry.act.rawValue)")] + (reason.map { [$0] } ?? [])).joined(
                    separator: " · "),
                who: entry.officers.joined(separator: " + "))
        }
        hasHistory = !history.isEmpty
    }
}

extension Words {
    /// A reason of the book's list, or one of a judged print's.
    func stockReason(_ word: String) -> String {
        has("stock.reason.\(word)") ? self("stock.reason.\(word)") : self("spoil.\(word)")
    }
}
