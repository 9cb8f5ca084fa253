/// What a kiosk and the province agreed on, for programs that other people
/// write.
public enum Contract {
    /// The OpenAPI 3.1 file, in UTF-8; the bytes of envelopes are described in
    /// `Protocol/Protocol.md`.
    public static var openAPI: [UInt8] { PackageResources.openapi_yaml }
}
