import CMalloc

/// Lets the C library keep a few megabytes that it would otherwise give back to
/// the kernel after each document.
///
/// Each document frees the compressor's and the surface's memory, and the next
/// one asks for it again: without this a fifth of the time goes into page
/// faults. It holds for the whole program.
func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 8 << 20)
}
