/// The job's identity, from the options the spooler passes on.
///
/// A backslash takes the meaning from the character after it, so a value with
/// a space in it does not end there.
///
/// - Parameter options: Words like `job-uuid=urn:uuid:…` with spaces between.
/// - Returns: The UUID in lower case; `nil` when there is none, when there are
///   two different ones, or when it is not a UUID.
func jobUUID(in options: String) -> String? {
    let name = "job-uuid="
    let found = Set(optionWords(options).filter { $0.hasPrefix(name) }.map { $0.dropFirst(name.count) })
    guard found.count == 1, let value = found.first else { return nil }
    let scheme = "urn:uuid:"
    let uuid = (value.hasPrefix(scheme) ? value.dropFirst(scheme.count) : value).lowercased()
    let isUUID =
        uuid.utf8.count == 36
        && uuid.utf8.enumerated().allSatisfy { index, byte in
            switch index {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
        }
    return isUUID ? uuid : nil
}

private func optionWords(_ options: String) -> [String] {
    var words = [""]
    var isEscaped = false
    for letter in options {
        if isEscaped {
            words[words.count - 1].append(letter)
            isEscaped = false
        } else if letter == "\\" {
            isEscaped = true
        } else if letter == " " || letter == "\t" || letter == "\n" {
            words.append("")
        } else {
            words[words.count - 1].append(letter)
        }
    }
    return words
}
