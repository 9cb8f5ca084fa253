import Desk
import Foundation

/// The driver file (PPD) of a queue that hands the PDF on as it is.
///
/// What draws the card is the kiosk; a driver that scales or turns the page
/// would spoil it. CUPS's own driverless queues do: they make a letter page of
/// a card.
struct QueueDriver: Sendable {
    /// What the spooler calls the printer; it changes with every line of the driver.
    let model: String
    let text: String

    init(_ papers: QueuePapers) {
        let body = QueueDriver.body(papers)
        model = "\(QueueDriver.maker) \(papers.printer.rawValue), PDF as it is (\(QueueDriver.digest(body)))"
        text =
            QueueDriver.head(papers.printer.rawValue).joined(separator: "\n")
            + "\n*NickName: \"\(model)\"\n" + body
    }

    /// Whether a queue's driver was made here.
    static func isOwn(_ model: String) -> Bool { model.hasPrefix(maker + " ") }

    /// Whether CUPS made the driver from what the printer says; such ones scale.
    static func isDriverless(_ model: String) -> Bool {
        model.hasSuffix("IPP Everywhere") || model.contains("driverless")
    }

    private static let maker = "Kiosk"

    private static func head(_ kind: String) -> [String] {
        [
            "*PPD-Adobe: \"4.3\"", "*FormatVersion: \"4.3\"", "*FileVersion: \"1.0\"", "*LanguageVersion: English",
            "*LanguageEncoding: ISOLatin1", "*PCFileName: \"KIOSK.PPD\"", "*Manufacturer: \"\(maker)\"",
            "*Product: \"(\(maker) \(kind))\"", "*ModelName: \"\(maker) \(kind)\"",
            "*ShortNickName: \"\(maker) \(kind)\"",
        ]
    }

    private static func body(_ papers: QueuePapers) -> String {
        let sizes = papers.sizes
        let usual = sizes.first?.name ?? ""
        var lines = [
            "*PSVersion: \"(3010.000) 0\"", "*LanguageLevel: \"3\"", "*ColorDevice: True", "*DefaultColorSpace: RGB",
            "*FileSystem: False", "*cupsVersion: 2.4", "*cupsManualCopies: True", "*cupsSNMPSupplies: False",
            "*cupsFilter2: \"application/pdf application/pdf 0 -\"",
        ]
        for key in ["PageSize", "PageRegion"] {
            lines += ["*OpenUI *\(key)/Media Size: PickOne", "*OrderDependency: 10 AnySetup *\(key)"]
            lines += ["*Default\(key): \(usual)"]
            lines += sizes.map {
                "*\(key) \($0.name)/\($0.name): \"<</PageSize[\(points($0))]/ImagingBBox null>>setpagedevice\""
            }
            lines += ["*CloseUI: *\(key)"]
        }
        lines += ["*OpenUI *Duplex/Sides: PickOne", "*OrderDependency: 20 AnySetup *Duplex", "*DefaultDuplex: None"]
        lines += ["*Duplex None/One side: \"\"", "*Duplex DuplexNoTumble/Long edge: \"\""]
        lines += ["*Duplex DuplexTumble/Short edge: \"\"", "*CloseUI: *Duplex"]
        lines += ["*DefaultImageableArea: \(usual)", "*DefaultPaperDimension: \(usual)"]
        for size in sizes {
            lines += ["*ImageableArea \(size.name)/\(size.name): \"0 0 \(points(size))\""]
            lines += ["*PaperDimension \(size.name)/\(size.name): \"\(points(size))\""]
        }
        if let pieces = papers.pieces { lines += anyLength(pieces) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A roll is cut to any length.
    private static func anyLength(_ pieces: QueuePapers.Pieces) -> [String] {
        let (least, most) = (pieces.shortest, pieces.longest)
        return [
            "*HWMargins: 0 0 0 0",
            String(format: "*MaxMediaWidth: \"%.0f\"", most.widthInPoints.rounded(.up)),
            String(format: "*MaxMediaHeight: \"%.0f\"", most.heightInPoints.rounded(.up)),
            "*NonUIOrderDependency: 10 AnySetup *CustomPageSize",
            "*CustomPageSize True: \"pop pop pop <</PageSize[5 -2 roll]/ImagingBBox null>>setpagedevice\"",
            String(
                format: "*ParamCustomPageSize Width: 1 points %.0f %.0f", least.widthInPoints.rounded(.down),
                most.widthInPoints.rounded(.up)),
            String(
                format: "*ParamCustomPageSize Height: 2 points %.0f %.0f", least.heightInPoints.rounded(.down),
                most.heightInPoints.rounded(.up)),
            "*ParamCustomPageSize WidthOffset: 3 points 0 0", "*ParamCustomPageSize HeightOffset: 4 points 0 0",
            "*ParamCustomPageSize Orientation: 5 int 0 0",
        ]
    }

    private static func points(_ size: QueuePapers.Size) -> String {
        String(format: "%.3f %.3f", size.page.widthInPoints, size.page.heightInPoints)
    }

    /// FNV-1a, 32 bits: tells drivers apart, and guards against nothing.
    private static func digest(_ text: String) -> String {
        let sum = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return String(format: "%08x", sum)
    }
}
