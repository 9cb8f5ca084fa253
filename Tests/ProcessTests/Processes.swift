import Testing

/// Everything here starts real programs, so one test runs at a time.
@Suite("The programs, started for real", .serialized)
struct Processes {}
