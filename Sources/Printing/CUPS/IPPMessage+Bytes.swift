import CCups

// A message as it goes over the wire (RFC 8010, section 3).
extension IPPMessage {
    /// - Returns: `nil` only when libcups cannot write it.
    var bytes: [UInt8]? {
        _ = ippSetState(pointer, IPP_STATE_IDLE)
        var written: [UInt8] = []
        let isWhole = withUnsafeMutablePointer(to: &written) { written in
            IPPMessage.isDone { ippWriteIO(written, IPPMessage.append, 1, nil, pointer) }
        }
        return isWhole ? written : nil
    }

    /// - Returns: `nil` when the bytes are no whole message.
    convenience init?(_ bytes: [UInt8]) {
        guard let message = ippNew() else { return nil }
        self.init(owning: message)
        var rest = bytes[...]
        let isWhole = withUnsafeMutablePointer(to: &rest) { rest in
            IPPMessage.isDone { ippReadIO(rest, IPPMessage.take, 1, nil, message) }
        }
        guard isWhole else { return nil }
    }

    private static func isDone(_ step: () -> ipp_state_t) -> Bool {
        while true {
            switch step() {
            case IPP_STATE_DATA: return true
            case IPP_STATE_ERROR: return false
            default: continue
            }
        }
    }

    private static let append: ipp_iocb_t = { context, bytes, count in
        guard let context, let bytes else { return -1 }
        context.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: bytes, count: count)
        return count
    }

    private static let take: ipp_iocb_t = { context, bytes, count in
        guard let context, let bytes else { return -1 }
        let rest = context.assumingMemoryBound(to: ArraySlice<UInt8>.self)
        let taken = rest.pointee.prefix(count)
        _ = UnsafeMutableBufferPointer(start: bytes, count: count).update(fromContentsOf: taken)
        rest.pointee = rest.pointee.dropFirst(count)
        return taken.count
    }
}
