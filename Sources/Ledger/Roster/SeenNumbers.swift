/// Remembers which numbers came before, by their keyed hashes: eight bytes each,
/// in a table with open addressing.
struct SeenNumbers {
    private var slots = [Int64](repeating: 0, count: 1 << 10)
    private var count = 0

    /// - Returns: `false` when it was there.
    mutating func insert(_ hash: Int64) -> Bool {
        if count * 5 > slots.count * 4 { grow() }
        let slot = slot(of: hash)
        guard slots[slot] == 0 else { return false }
        slots[slot] = SeenNumbers.kept(hash)
        count += 1
        return true
    }

    func contains(_ hash: Int64) -> Bool { slots[slot(of: hash)] != 0 }

    /// 0 marks a free slot.
    private static func kept(_ hash: Int64) -> Int64 { hash == 0 ? 1 : hash }

    private func slot(of hash: Int64) -> Int {
        let wanted = SeenNumbers.kept(hash)
        var slot = Int(truncatingIfNeeded: UInt64(bitPattern: wanted) >> 20) & (slots.count - 1)
        while slots[slot] != 0, slots[slot] != wanted { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Int64](repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
    }
}
