import CCups

/// An IPP request or answer, released with its last owner.
final class IPPMessage {
    let pointer: OpaquePointer

    /// Takes over what libcups returned.
    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    /// A request about a queue of the spooler.
    ///
    /// - Returns: `nil` only when there is no memory left.
    convenience init?(_ operation: ipp_op_t, queue: String) {
        self.init(operation, printer: "ipp://localhost/printers/\(queue)")
    }

    /// A request to a printer itself.
    ///
    /// - Returns: `nil` only when there is no memory left.
    init?(_ operation: ipp_op_t, printer address: String) {
        guard let request = ippNewRequest(operation) else { return nil }
        pointer = request
        add(IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", address)
    }

    deinit { ippDelete(pointer) }

    func add(_ group: ipp_tag_t, _ type: ipp_tag_t, _ name: String, _ value: String) {
        _ = ippAddString(pointer, group, type, name, nil, value)
    }

    func add(jobNumber number: Int32) {
        _ = ippAddInteger(pointer, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", number)
    }

    /// The people who print are none of the spooler's business.
    func addUser() { add(IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", "kiosk") }

    /// Asks for some attributes only.
    func request(_ names: [String]) {
        guard let first = names.first else { return }
        var attribute = ippAddString(
            pointer, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nil, first)
        for (index, name) in names.enumerated().dropFirst() {
            _ = ippSetString(pointer, &attribute, Int32(index), name)
        }
    }

    /// Adds what `lp -o` would: each option in its IPP form.
    func add(options: [String: String]) {
        var list: UnsafeMutablePointer<cups_option_t>?
        var count: Int32 = 0
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            count = cupsAddOption(name, value, count, &list)
        }
        cupsEncodeOptions2(pointer, count, list, IPP_TAG_JOB)
        cupsFreeOptions(count, list)
    }

    var status: ipp_status_t { ippGetStatusCode(pointer) }
    var isError: Bool { status.rawValue >= IPP_STATUS_ERROR_BAD_REQUEST.rawValue }

    /// The IPP keyword of the status: `client-error-not-found`.
    var statusKeyword: String { String(cString: ippErrorString(status)) }

    /// The attribute groups of one kind, in order.
    func groups(_ kind: ipp_tag_t) -> [IPPGroup] {
        var groups: [IPPGroup] = []
        var isOpen = false
        var next = ippFirstAttribute(pointer)
        while let attribute = next {
            if ippGetGroupTag(attribute) == kind, let name = ippGetName(attribute) {
                if !isOpen { groups.append(IPPGroup()) }
                isOpen = true
                groups[groups.count - 1].read(attribute, named: String(cString: name))
            } else {
                isOpen = false
            }
            next = ippNextAttribute(pointer)
        }
        return groups
    }
}

/// The attributes of one job or printer.
struct IPPGroup {
    private(set) var texts: [String: [String]] = [:]
    /// The first value of each attribute that holds whole numbers or flags.
    private(set) var numbers: [String: Int32] = [:]
    /// All values of each attribute that holds whole numbers.
    private(set) var lists: [String: [Int32]] = [:]

    fileprivate mutating func read(_ attribute: OpaquePointer, named name: String) {
        switch ippGetValueTag(attribute) {
        case IPP_TAG_INTEGER, IPP_TAG_ENUM:
            let values = (0..<ippGetCount(attribute)).map { ippGetInteger(attribute, $0) }
            lists[name] = values
            numbers[name] = values.first
        case IPP_TAG_BOOLEAN: numbers[name] = Int32(ippGetBoolean(attribute, 0))
        default:
            texts[name] = (0..<ippGetCount(attribute)).compactMap { index in
                ippGetString(attribute, index, nil).map { String(cString: $0) }
            }
        }
    }
}
