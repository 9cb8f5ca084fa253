import Insurance

/// What libFuzzer calls with bytes of its making: whatever the decoders take
/// must be written again as the very same bytes, and be fit for use.
@_cdecl("LLVMFuzzerTestOneInput")
public func decodeAsEnvelopeAndBatch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    checkEnvelope(bytes)
    checkBatch(bytes)
    return 0
}

private func checkBatch(_ bytes: [UInt8]) {
    guard let batch = try? Batch(decoding: bytes) else { return }
    precondition(batch.body == bytes)
    precondition((try? Batch(batch.envelopes)) == batch)
    batch.envelopes.forEach(checkEnvelope)
}

private func checkEnvelope(_ bytes: [UInt8]) {
    let claimed = Envelope.claimedID(of: bytes)
    guard let envelope = try? Envelope(decoding: bytes) else { return }
    precondition(envelope.bytes == bytes)
    precondition(claimed == envelope.id)
    precondition((try? envelope.header.encoded()) == Array(envelope.clear))
    precondition(envelope.signed.count + envelope.signature.count == bytes.count)
    checkTime(envelope.header)
}

/// A page or a report that shows the time must not stop the service.
private func checkTime(_ header: EnvelopeHeader) {
    precondition(header.madeAt.clockTime.utf8.count == 5)
    precondition(header.madeAt.day.year > 0)
}
