/// Why bytes are not an envelope or a batch, or an envelope could not be made.
public enum WireFault: Error, Hashable, Sendable {
    /// The bytes end inside a field.
    case truncated
    /// Bytes follow after the last field.
    case trailingBytes
    /// The bytes do not begin like an envelope or a batch.
    case wrongMagic
    /// Written by a later version of this format.
    case unknownVersion(UInt8)
    /// A field is longer than the format allows.
    case fieldTooLong(String)
    /// A field holds something that its meaning does not allow.
    case badField(String)
}
