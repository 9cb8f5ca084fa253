import CCups
import Glibc

// A document in one go, on a connection that is known to be open.
extension SpoolerLine {
    /// Whether the spooler has not closed its end.
    var isOpen: Bool {
        let socket = httpGetFd(http)
        guard socket >= 0 else { return false }
        var byte: UInt8 = 0
        // Nothing has been asked, so there is nothing to read but the end.
        return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) < 0
            && (errno == EAGAIN || errno == EWOULDBLOCK)
    }

    /// Whether the spooler answered the last request by asking for more: it took nothing of it.
    var wasTurnedAway: Bool {
        [HTTP_STATUS_UNAUTHORIZED, HTTP_STATUS_UPGRADE_REQUIRED].contains(httpGetStatus(http))
    }

    /// Sends a request and its document without waiting to be told to go on.
    ///
    /// ``ask(_:at:document:)`` waits for "100 Continue" after the request, which
    /// costs a turn of both programs.
    ///
    /// - Returns: `nil` when no answer came; the request may have been heard
    ///   none the less.
    func send(_ request: IPPMessage, at resource: String, document: [UInt8]) -> IPPMessage? {
        httpClearFields(http)
        httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp")
        httpSetLength(http, ippLength(request.pointer) + document.count)
        guard httpPost(http, resource) == 0, write(request), write(document) else { return nil }
        return cupsGetResponse(http, resource).map { IPPMessage(owning: $0) }
    }

    private func write(_ request: IPPMessage) -> Bool {
        _ = ippSetState(request.pointer, IPP_STATE_IDLE)
        while true {
            switch ippWrite(http, request.pointer) {
            case IPP_STATE_DATA: return true
            case IPP_STATE_ERROR: return false
            default: continue
            }
        }
    }

    private func write(_ document: [UInt8]) -> Bool {
        let written = document.withUnsafeBytes { bytes in
            httpWrite2(http, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        return written == document.count && httpFlushWrite(http) >= 0
    }
}
