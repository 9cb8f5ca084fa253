import CMalloc

/// How much freed memory the program keeps.
///
/// Each document frees the compressor's and the surface's memory, and the next
/// one asks for it again: given back every time, a fifth of the time goes into
/// page faults. What lies free beyond that is given back now and then.
public enum KeptMemory {
    /// Two of the largest pieces a document asks for.
    private static let bytes = 2 << 20

    /// Keeps that much between documents, and the C library from a heap for each
    /// thread; for the whole program, and harmless when repeated.
    static func keep() {
        mallopt(M_MMAP_THRESHOLD, CInt(bytes / 2))
        mallopt(M_TRIM_THRESHOLD, CInt(bytes))
        mallopt(M_ARENA_MAX, 2)
    }

    /// Gives the system back what is free beyond that.
    public static func giveBackRest() { malloc_trim(bytes) }
}
