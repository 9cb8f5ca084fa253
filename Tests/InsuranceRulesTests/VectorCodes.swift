import Foundation
import RuleFiles
import Testing

@testable import Insurance

/// The examples' topics about codes, QR texts and words.
enum VectorCodes {
    static let handlers: [String: VectorHandler] = [
        "card code": cardCode, "personal ID": personalID, "facility code": facility, "ID card QR": citizenCard,
        "health card QR": healthCard, "hex text": hexText, "payment QR": payment, "check value": check,
        "amount in words": words,
    ]

    private static let known = Result {
        try loadKnownCodes(
            from: URL(filePath: realRules).deletingLastPathComponent().appending(path: "Catalogues").path)
    }

    private static func cardCode(_ row: Vector) throws -> [String: String] {
        switch Scan(try row.given("text"), codes: try known.get()) {
        case .healthCardCode(let code):
            let provinces = try known.get().provinces.first?.provinces
            return [
                "object": code.object, "level": "\(code.level)",
                "province": provinces?[code.province]?.name ?? code.province,
                "code": code.socialInsuranceCode.digits,
            ]
        case .unknown(let error): return ["error": error.code]
        default: return [:]
        }
    }

    private static func personalID(_ row: Vector) throws -> [String: String] {
        let facts = try #require(PersonalIDFacts(row.given("text")))
        return [
            "province": facts.province(in: try known.get())?.name ?? "unknown", "sex": facts.sex.rawValue,
            "year": "\(facts.birthYear)", "serial": facts.serial,
        ]
    }

    private static func facility(_ row: Vector) throws -> [String: String] {
        let code = try #require(FacilityCode(row.given("text")))
        return ["province": code.province, "facility": code.facility]
    }

    private static func citizenCard(_ row: Vector) throws -> [String: String] {
        let card = try CitizenCardText(row.given("text"))
        return [
            "number": card.number.digits, "old": card.oldID ?? "", "name": card.name, "birth": card.birth.description,
            "sex": card.sex.rawValue, "issued": card.issued?.description ?? "",
        ]
    }

    private static func healthCard(_ row: Vector) throws -> [String: String] {
        let card = try HealthCardScan(row.given("text"))
        return [
            "code": card.code, "name": card.name ?? "", "birth": card.birth?.text ?? "",
            "sex": card.sex?.rawValue ?? "", "facility": card.facility?.description ?? "",
            "from": card.term.validFrom?.description ?? "", "issued": card.term.issued?.description ?? "",
            "five years": card.term.fiveYears?.description ?? "", "level": card.level.map { "\($0)" } ?? "",
            "place": card.place ?? "",
        ]
    }

    private static func hexText(_ row: Vector) throws -> [String: String] {
        ["read": HexText.read(try row.given("text")) ?? "nothing"]
    }

    private static func payment(_ row: Vector) throws -> [String: String] {
        do throws(PaymentCodeFault) {
            let payment = try VietQRPayment(reading: row.input["text"] ?? "")
            return [
                "bin": payment.bin, "account": payment.account, "amount": payment.amount.map { "\($0.count)" } ?? "",
                "bill": payment.bill ?? "", "memo": payment.memo ?? "",
            ]
        } catch {
            if case .lengths = error { return ["error": "lengths"] }
            return ["error": "other"]
        }
    }

    private static func check(_ row: Vector) throws -> [String: String] {
        ["value": checkValue(of: try row.given("text").utf8)]
    }

    private static func words(_ row: Vector) throws -> [String: String] {
        ["words": Dong(try row.number("amount")).inWords]
    }
}
