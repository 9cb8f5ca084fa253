import CCups
import Glibc

// A document in one go, on a connection that is known to be open.
extension SpoolerLine {
    /// What became of a document that was sent.
    enum Reply {
        case answered(IPPMessage)
        /// The spooler wants to know who asks, or a secret line, and has taken nothing.
        case turnedAway
        /// No answer came; the request may have been heard none the less.
        case silent
    }

    /// Whether the spooler has not closed its end.
    var isOpen: Bool {
        let socket = httpGetFd(http)
        guard socket >= 0 else { return false }
        var byte: UInt8 = 0
        // Nothing has been asked, so there is nothing to read but the end.
        return recv(socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) < 0
            && (errno == EAGAIN || errno == EWOULDBLOCK)
    }

    /// Sends a request and its document at once, without waiting to be told to go on.
    ///
    /// ``ask(_:at:document:)`` waits for "100 Continue" after the request, which
    /// costs a turn of both programs; a secret line knows no other way.
    func send(_ request: IPPMessage, at resource: String, document: [UInt8]) -> Reply {
        guard httpIsEncrypted(http) == 0, let message = request.bytes else {
            return ask(request, at: resource, document: document).map(Reply.answered) ?? .silent
        }
        let line = PlainExchange(socket: httpGetFd(http), timeout: timeout)
        let answer = line.post(message, followedBy: document, to: resource, at: host)
        switch answer?.status {
        case 200: return answer.flatMap { IPPMessage($0.body) }.map(Reply.answered) ?? .silent
        case 401, 426: return .turnedAway
        default: return .silent
        }
    }
}
