import CCups
import Foundation

/// One open connection to the spooler.
///
/// libcups keeps its errors per thread and its connections are not safe to
/// share, so a line lives inside one actor and no call of it suspends. A call
/// that gives nothing has failed, whatever the error string says: a spooler
/// that hangs leaves "Success" there.
final class SpoolerLine {
    let http: OpaquePointer
    let timeout: Duration
    /// What the spooler is called in a request; on its own socket everybody is "localhost".
    let host: String

    /// - Throws: ``SpoolerTrouble/unreachable(server:)``: nothing was sent.
    init(to address: SpoolerAddress, timeout: Duration) throws(SpoolerTrouble) {
        let target = address.target
        let seconds = timeout / .seconds(1)
        let opened = httpConnect2(
            target.host, target.port, nil, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, Int32(seconds * 1000), nil)
        guard let opened else { throw .unreachable(server: address.description) }
        http = opened
        self.timeout = timeout
        host = target.host.hasPrefix("/") ? "localhost" : "\(target.host):\(target.port)"
        httpSetTimeout(http, seconds, nil, nil)
    }

    deinit { httpClose(http) }

    /// Names the socket.
    ///
    /// libcups may connect again by itself; the number is then another one. It
    /// is 0 when there is no socket.
    var socketNumber: UInt64 {
        var status = stat()
        return fstat(httpGetFd(http), &status) == 0 ? UInt64(status.st_ino) : 0
    }

    /// Sends a request, with a document behind it where there is one.
    ///
    /// - Returns: `nil` when no answer came; the request may have been heard
    ///   none the less.
    func ask(_ request: IPPMessage, at resource: String, document: [UInt8] = []) -> IPPMessage? {
        let length = ippLength(request.pointer) + document.count
        let status = cupsSendRequest(http, request.pointer, resource, length)
        guard status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK else { return nil }
        if !document.isEmpty {
            let written = document.withUnsafeBytes { bytes in
                cupsWriteRequestData(http, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            guard written == HTTP_STATUS_CONTINUE || written == HTTP_STATUS_OK else { return nil }
        }
        return cupsGetResponse(http, resource).map { IPPMessage(owning: $0) }
    }
}
