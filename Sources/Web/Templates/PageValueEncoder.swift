/// Collects what one view or value says of itself.
///
/// Views are plain structs: their synthesized `encode(to:)` asks for nothing
/// that is refused here.
final class PageValueEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    fileprivate var parts: [String: PageValue] = [:]
    fileprivate var items: [PageValue]?
    fileprivate var single: PageValue?

    /// What was said.
    var value: PageValue { single ?? items.map { .list($0) } ?? .part(parts) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        // Room for the properties of most views, so that the parts are not moved while they are collected.
        parts.reserveCapacity(16)
        return KeyedEncodingContainer(Parts(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        items = []
        return Items(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }
}

private struct Parts<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PageValueEncoder
    let codingPath: [any CodingKey] = []

    func encodeNil(forKey key: Key) {}
    func encode(_ value: String, forKey key: Key) { encoder.parts[key.stringValue] = .text(value) }
    func encode(_ value: Bool, forKey key: Key) { encoder.parts[key.stringValue] = .flag(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws {
        encoder.parts[key.stringValue] = try PageValue(value)
    }

    func nestedContainer<Nested>(keyedBy _: Nested.Type, forKey _: Key) -> KeyedEncodingContainer<Nested> { refuse() }
    func nestedUnkeyedContainer(forKey _: Key) -> any UnkeyedEncodingContainer { refuse() }
    func superEncoder() -> any Encoder { refuse() }
    func superEncoder(forKey _: Key) -> any Encoder { refuse() }
}

private struct Items: UnkeyedEncodingContainer {
    let encoder: PageValueEncoder
    let codingPath: [any CodingKey] = []
    var count: Int { encoder.items?.count ?? 0 }

    func encodeNil() {}
    func encode(_ value: some Encodable) throws { encoder.items?.append(try PageValue(value)) }

    func nestedContainer<Nested>(keyedBy _: Nested.Type) -> KeyedEncodingContainer<Nested> { refuse() }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { refuse() }
    func superEncoder() -> any Encoder { refuse() }
}

private struct Single: SingleValueEncodingContainer {
    let encoder: PageValueEncoder
    let codingPath: [any CodingKey] = []

    func encodeNil() {}
    func encode(_ value: String) { encoder.single = .text(value) }
    func encode(_ value: Bool) { encoder.single = .flag(value) }
    func encode(_ value: some Encodable) throws {
        // A number writes itself; what is no number encodes what it is made of.
        if let number = value as? any Numeric {
            encoder.single = .text(String(describing: number))
        } else {
            try value.encode(to: encoder)
        }
    }
}

private func refuse() -> Never {
    preconditionFailure("A view is a plain struct: it has no containers of its own and no superclass.")
}
