public import Insurance

/// Whether what this kiosk seals can be opened, proved before the first record.
///
/// Nobody here can open what is sealed to the province. So one envelope is
/// sealed to a key made for this moment and opened with it, and one to the
/// province and looked at from outside.
public enum SealCheck {
    /// - Parameter enrolled: The public key the province knows the kiosk by.
    /// - Throws: ``Refusal`` with `seal-check-failed`.
    public static func run(
        kiosk: String, signer: KioskSigningKey, enrolled: KioskSigningKey.Public, province: ProvinceKey.Public,
        at moment: Moment
    ) throws {
        let payload = Array(#"{"check":true}"#.utf8)
        let own = ProvinceKey.make()
        let opened = try envelope(payload, as: .deflatedJSON, of: kiosk, to: own.publicKey, by: signer, at: moment)
            .open(with: own)
        guard opened == payload else { throw Refusal.sealCheckFailed }
        let sent = try envelope(payload, as: .json, of: kiosk, to: province, by: signer, at: moment)
        guard sent.header.provinceKey == province.idBytes, sent.isSigned(by: enrolled),
            sent.sealed.count == payload.count + tagLength, Array(sent.sealed.prefix(payload.count)) != payload
        else { throw Refusal.sealCheckFailed }
    }

    private static let tagLength = 16

    /// Read back from its bytes, as the province reads it.
    private static func envelope(
        _ payload: [UInt8], as encoding: PayloadEncoding, of kiosk: String, to key: ProvinceKey.Public,
        by signer: KioskSigningKey, at moment: Moment
    ) throws -> Envelope {
        let header = EnvelopeHeader(
            id: .make(at: moment), kind: "seal-check", kiosk: kiosk, officer: "kiosk", eventDay: moment.day,
            madeAt: moment, previous: [], rules: "", payloadEncoding: encoding, provinceKey: key.idBytes)
        return try Envelope(decoding: Envelope.seal(payload, header: header, to: key, by: signer).bytes)
    }
}

extension Refusal {
    fileprivate static let sealCheckFailed = Refusal(
        "seal-check-failed",
        """
        What this kiosk seals does not open, or is not signed by the key the province knows, so its records would be \
        refused. Put kiosk-signing.key and kiosk-signing.pub back from their copy.
        """)
}
