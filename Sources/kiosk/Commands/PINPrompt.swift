import Foundation
import Insurance

/// Asks for a PIN: hidden on a terminal, or one line of standard input.
enum PINPrompt {
    /// - Throws: `pin-weak`, `pin-mismatch`, `pin-missing`.
    static func ask(for code: String) throws -> String {
        let onTerminal = isatty(STDIN_FILENO) == 1
        guard let pin = try line("PIN for \(code) (6 to 12 digits): ", hidden: onTerminal) else {
            throw Refusal("pin-missing", "No PIN was given. Type it, or pass it as a line on standard input.")
        }
        guard (6...12).contains(pin.count), pin.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw Refusal("pin-weak", "A PIN has 6 to 12 digits. Choose another.")
        }
        guard Set(pin).count > 2 else {
            throw Refusal("pin-weak", "This PIN is too easy to guess. Use at least three different digits.")
        }
        if onTerminal, try line("Once more: ", hidden: true) != pin {
            throw Refusal("pin-mismatch", "The two entries differ. Start again.")
        }
        return pin
    }

    private static func line(_ prompt: String, hidden: Bool) throws -> String? {
        guard hidden else { return readLine() }
        FileHandle.standardError.write(Data(prompt.utf8))
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine()
    }
}
