import Foundation
import Insurance

// What differs about the spooler's files.
extension PrinterSetup {
    func settingFindings() -> [PrinterFinding] {
        SpoolerSetting.all.compactMap { setting in
            let file = folders.path(of: setting.file)
            guard let text = try? folders.text(of: setting.file) else {
                // Which file, and what to do, says the code alone.
                return PrinterFinding("spooler-files-unreadable", "\(file) cannot be read.", why: "Run this as root.")
            }
            let found = text.value(of: setting.name)
            guard !setting.isRight(found) else { return nil }
            return PrinterFinding(
                setting.code,
                found.map { "\(file) says \(setting.name) \($0)." } ?? "\(file) does not say \(setting.name).",
                why: setting.why,
                remedy: "set \(setting.name) \(setting.value) in \(file), and let the spooler read it",
                change: .setting(setting))
        }
    }

    /// - Parameter found: The queues as the spooler has them, where it was asked.
    func gateFindings(_ found: [QueueSettings] = []) -> [PrinterFinding] {
        guard let shipped = FileManager.default.contents(atPath: gate) else {
            return [
                PrinterFinding(
                    "gate-not-shipped", "The program \(gate) is not there.",
                    why: "The queues cannot work without it. Install the kiosk anew.")
            ]
        }
        let mode = gateMode(before: found)
        let place = SetupChange.gate(mode: mode)
        guard let there = FileStatus(folders.gate) else {
            return [
                PrinterFinding(
                    "gate-missing", "There is no gate in \(folders.backends).",
                    why: "After a crash or a power cut the spooler prints the same card again.",
                    remedy: "install \(folders.gate)", change: place)
            ]
        }
        var findings: [PrinterFinding] = []
        // A gate that only root may read was compared by whoever could.
        if let held = FileManager.default.contents(atPath: folders.gate), held != shipped {
            findings.append(
                PrinterFinding(
                    "gate-outdated", "\(folders.gate) is not the gate of this version.",
                    why: "What keeps cards from being printed twice may have changed.",
                    remedy: "install \(folders.gate)", change: place))
        }
        if there.mode != mode || (there.owner != 0 && there.owner != geteuid()) {
            findings.append(
                PrinterFinding(
                    "gate-permissions", "\(folders.gate) has the wrong owner or mode \(String(there.mode, radix: 8)).",
                    why: "CUPS starts no backend that others may write, and this one may not reach its printer.",
                    remedy: "install \(folders.gate)", change: place))
        }
        if mode != PrinterSetup.rootOnly, !marksAreOpen {
            findings.append(
                PrinterFinding(
                    "gate-marks-closed", "The gate cannot write its marks in \(folders.marks).",
                    why: "Every queue stops at its first paper.", remedy: "open \(folders.marks) to the gate",
                    change: .marks))
        }
        return findings
    }

    /// A backend that only its owner may start runs with root's rights; the gate
    /// needs the same wherever a real backend does.
    private func gateMode(before found: [QueueSettings]) -> UInt16 {
        let declared = devices.values.compactMap { try? $0.uri() }  // Others are told of it.
        let kept = found.map { String($0.device.trimmingPrefix(PrinterSetup.gatePrefix)) }
        let needRoot = (declared + kept).map(DeviceAddress.scheme).contains { scheme in
            FileStatus(folders.backends + "/" + scheme).map { $0.mode & 0o001 == 0 } ?? false
        }
        return needRoot ? PrinterSetup.rootOnly : 0o755
    }

    private static let rootOnly: UInt16 = 0o700

    /// Whether all marks are the gate's own; ones not made yet are.
    private var marksAreOpen: Bool {
        let inside = FileManager.default.enumerator(atPath: folders.marks)?.compactMap { $0 as? String } ?? []
        return ([""] + inside).allSatisfy { FileStatus(folders.marks + "/" + $0)?.owner ?? gateUser == gateUser }
    }

    private var gateUser: UInt32 { geteuid() == 0 ? getpwnam(folders.user)?.pointee.pw_uid ?? 0 : geteuid() }

    func placeGate(mode: UInt16) throws {
        guard let shipped = FileManager.default.contents(atPath: gate) else { throw Self.notWritable(gate) }
        try replace(folders.gate, with: shipped, mode: mode)
    }

    func openMarks() throws {
        let group = getgrnam(folders.group)?.pointee.gr_gid ?? 0
        let inside = FileManager.default.enumerator(atPath: folders.marks)?.compactMap { $0 as? String } ?? []
        for name in [""] + inside where chown(folders.marks + "/" + name, gateUser, group) != 0 {
            throw Self.notWritable(folders.marks)
        }
    }

    func write(_ settings: [SpoolerSetting]) throws {
        for file in [SpoolerSetting.File.scheduler, .files] where settings.contains(where: { $0.file == file }) {
            let path = folders.path(of: file)
            var text = try folders.text(of: file)
            let former = path + ".before-kiosk"
            if FileStatus(former) == nil { try replace(former, with: Data(text.text.utf8), like: path) }
            for setting in settings where setting.file == file { text.set(setting.name, to: setting.value) }
            try replace(path, with: Data(text.text.utf8), like: path)
        }
    }

    private func replace(_ path: String, with bytes: Data, like former: String) throws {
        try replace(path, with: bytes, mode: FileStatus(former)?.mode ?? 0o640, owner: FileStatus(former))
    }

    private func replace(_ path: String, with bytes: Data, mode: UInt16, owner: FileStatus? = nil) throws {
        guard replaceDurably(path, with: bytes, mode: mode, owner: owner) else { throw Self.notWritable(path) }
    }

    private static func notWritable(_ path: String) -> Refusal {
        Refusal(
            "spooler-not-writable", "\(path) cannot be written, so it stays as it was. Run this as root.",
            details: ["file": path])
    }
}
