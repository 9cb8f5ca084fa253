import Testing

@testable import kiosk

@Suite("memory that only the start needed")
struct SpareMemoryTests {
    private static let list = """
        55f7e5619000-55f7e561b000 r--p 00000000 fe:00 254163                     /opt/kiosk/kiosk
        Size:                  8 kB
        Anonymous:             0 kB
        Swap:                  0 kB
        VmFlags: rd mr mw me
        55f7e561b000-55f7e5621000 r-xp 00002000 fe:00 254163                     /opt/kiosk/kiosk
        Anonymous:             0 kB
        Swap:                  0 kB
        7fb0cdcfd000-7fb0cdcff000 r--p 00033000 fe:00 332717                     /usr/lib/ld.so
        Anonymous:             8 kB
        Swap:                  0 kB
        7fb0cdd00000-7fb0cdd02000 r--p 00033000 fe:00 332717                     /usr/lib/libcups.so.2
        Anonymous:             0 kB
        Swap:                  4 kB
        7fb0cdab7000-7fb0cdab8000 rw-p 001aa000 fe:00 333792                     /usr/lib/libz.so
        Anonymous:             0 kB
        Swap:                  0 kB
        7fb0cdb00000-7fb0cdb08000 r--p 00000000 00:00 0
        Anonymous:             0 kB
        Swap:                  0 kB
        7ffed2c5b000-7ffed2c5d000 r-xp 00000000 00:00 0                          [vdso]
        Anonymous:             0 kB
        Swap:                  0 kB
        """

    @Test("only what nobody can have written to, and nobody has, is given back")
    func clean() {
        let files = MappedFile.all(in: Self.list)
        #expect(files.filter(\.isAsInFile).map(\.start) == [0x55f7_e561_9000, 0x55f7_e561_b000])
        #expect(files.filter(\.isAsInFile).map(\.length) == [0x2000, 0x6000])
        #expect(files.map(\.isCode) == [false, true, false, false] && Set(files.map(\.path)).count == 3)
        #expect(files.filter { !$0.isAsInFile }.map(\.start) == [0x7fb0_cdcf_d000, 0x7fb0_cdd0_0000])
    }
}
