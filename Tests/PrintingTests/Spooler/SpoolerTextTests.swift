import Testing

@testable import Printing

@Suite("A file of the spooler's settings")
struct SpoolerTextTests {
    private static let shipped = """
        # Written by somebody
        LogLevel warn
        maxjobs 500
        <Policy default>
          MaxJobs 3
          <Limit All>
            DirtyCleanInterval 9
          </Limit>
        </Policy>
        MaxJobs 700

        """

    @Test("the last line outside of all sections counts, in any case of letters")
    func value() {
        let text = SpoolerText(Self.shipped)
        #expect(text.value(of: "MaxJobs") == "700")
        #expect(text.value(of: "DirtyCleanInterval") == nil)
        #expect(text.value(of: "loglevel") == "warn")
    }

    @Test("a setting is written once, in its place or before the sections; all other lines stay")
    func setting() {
        var text = SpoolerText(Self.shipped)
        text.set("MaxJobs", to: "2000")
        text.set("DirtyCleanInterval", to: "0")
        #expect(
            text.text == """
                # Written by somebody
                LogLevel warn
                DirtyCleanInterval 0
                <Policy default>
                  MaxJobs 3
                  <Limit All>
                    DirtyCleanInterval 9
                  </Limit>
                </Policy>
                MaxJobs 2000

                """)
        let once = text.text
        text.set("MaxJobs", to: "2000")
        #expect(text.text == once)
    }

    @Test(
        "what will do, and what will not",
        arguments: [
            ("DirtyCleanInterval", "0", true), ("DirtyCleanInterval", "30", false), ("DirtyCleanInterval", nil, false),
            ("PreserveJobHistory", "On", true), ("PreserveJobHistory", "No", false),
            ("PreserveJobFiles", "No", true), ("PreserveJobFiles", "86400", false), ("PreserveJobFiles", "Yes", false),
            ("MaxJobs", "0", true), ("MaxJobs", "500", false), ("MaxJobs", "5000", true), ("SyncOnClose", nil, false),
        ] as [(String, String?, Bool)])
    func right(name: String, found: String?, isRight: Bool) throws {
        let setting = try #require(SpoolerSetting.all.first { $0.name == name })
        #expect(setting.isRight(found) == isRight)
    }
}

@Suite("Where a printer is")
struct DeviceAddressTests {
    @Test("a URI, or a file; nothing behind the gate, and nothing with spaces")
    func reads() throws {
        #expect(try DeviceAddress("usb://Evolis/Primacy?serial=1").uri() == "usb://Evolis/Primacy?serial=1")
        for wrong in ["gate:usb://x", "USB://x", "ipp://a b", "://x"] {
            #expect(throws: (any Error).self) { try DeviceAddress(wrong).uri() }
        }
        #expect(throws: (any Error).self) { try DeviceAddress("/nowhere/device").uri() }
    }

    @Test("the spooler never tells a password")
    func told() {
        #expect(DeviceAddress.told("ipp://u:p@host:631/ipp/print") == "ipp://host:631/ipp/print")
        #expect(DeviceAddress.told("ipp://host/a@b") == "ipp://host/a@b")
    }
}
