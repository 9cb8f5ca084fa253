import Foundation

/// Ends this program in an orderly way once its standard input ends.
///
/// Whoever started it holds that input open; it ends with them however they
/// end, so that a killed rehearsal leaves no kiosk behind.
func endWithInput() {
    Thread.detachNewThread {
        // An input that cannot be read has ended too.
        while (try? FileHandle.standardInput.read(upToCount: 4096))?.isEmpty == false {}
        kill(getpid(), SIGTERM)
        // Nobody is left who could end one that does not end.
        Thread.sleep(forTimeInterval: 15)
        kill(getpid(), SIGKILL)
    }
}
