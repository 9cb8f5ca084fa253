import CMalloc

/// Lets the C library keep a megabyte or two that it would otherwise give back
/// to the kernel after each document, and keeps it from a heap for each thread.
///
/// Each document frees the compressor's and the surface's memory, and the next
/// one asks for it again: without this a fifth of the time goes into page
/// faults. It holds for the whole program, which may still give all of it back
/// now and then.
func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
    mallopt(M_TRIM_THRESHOLD, 2 << 20)
    mallopt(M_ARENA_MAX, 2)
}
