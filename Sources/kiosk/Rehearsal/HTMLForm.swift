/// A form of a page as a browser would send it: what it holds already, then
/// what the person types.
struct HTMLForm: Hashable, Sendable {
    let action: String
    private(set) var fields: [Field] = []
    /// What each `select` offers, empty values left out; the list of a box to
    /// pick in is named for the box.
    private(set) var choices: [String: [String]] = [:]

    struct Field: Hashable, Sendable {
        let name: String
        var value: String
    }

    init(action: String) { self.action = action }

    /// The value a field has now, or nothing when it would not be sent.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Types into a field, whatever it held before.
    mutating func set(_ name: String, _ value: String) {
        remove(name)
        fields.append(Field(name: name, value: value))
    }

    /// Ticks or unticks a box.
    mutating func tick(_ name: String, _ isOn: Bool) {
        remove(name)
        if isOn { fields.append(Field(name: name, value: "on")) }
    }

    mutating func add(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    mutating func remove(_ name: String) { fields.removeAll { $0.name == name } }

    /// The body as `application/x-www-form-urlencoded`.
    var body: String {
        fields.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { out, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: out.append(Character(Unicode.Scalar(byte)))
            default: out += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

// MARK: Reading a form out of a page

extension HTMLForm {
    /// Every form of a page that is sent by POST.
    static func all(in tags: [HTMLTag]) -> [HTMLForm] {
        var forms: [HTMLForm] = []
        for (index, tag) in tags.enumerated() where tag.name == "form" {
            guard tag.attributes["method"]?.lowercased() == "post" else { continue }
            var form = HTMLForm(action: tag.attributes["action"] ?? "")
            let inside = tags[(index + 1)...].prefix { $0.name != "/form" }
            let outside = tags.filter { $0.attributes["form"].map { $0 == tag.attributes["id"] } ?? false }
            form.read(Array(inside))
            form.read(outside)
            forms.append(form)
        }
        return forms
    }

    private mutating func read(_ tags: [HTMLTag]) {
        var select, box: String?
        for tag in tags {
            switch tag.name {
            case "input": readInput(tag)
            case "textarea": if let name = tag.attributes["name"] { set(name, tag.text) }
            case "select": select = tag.attributes["name"]
            case "datalist": box = tag.attributes["id"].map { String($0.prefix { $0 != "-" }) }
            case "/select", "/datalist": (select, box) = (nil, nil)
            case "option":
                if let select { readOption(tag, of: select) }
                if let box, let value = tag.attributes["value"] { choices[box, default: []].append(value) }
            default: break
            }
        }
    }

    private mutating func readInput(_ tag: HTMLTag) {
        guard let name = tag.attributes["name"] else { return }
        let type = tag.attributes["type"] ?? "text"
        if ["checkbox", "radio"].contains(type), tag.attributes["checked"] == nil { return }
        guard !["submit", "button", "image", "reset", "file"].contains(type) else { return }
        add(name, tag.attributes["value"] ?? (type == "checkbox" ? "on" : ""))
    }

    /// A select sends its first option unless another is marked.
    private mutating func readOption(_ tag: HTMLTag, of select: String) {
        let value = tag.attributes["value"] ?? tag.text
        if !value.isEmpty { choices[select, default: []].append(value) }
        if self[select] == nil || tag.attributes["selected"] != nil { set(select, value) }
    }
}
