# What each simulated printer says of itself, and the driver file of its queue.

# sizes KIND: one line a paper size: IPP keyword, driver name, millimetres.
sizes() {
    case $1 in
    card) echo "om_cr80_85.6x53.98mm CR80 85.6 53.98" ;;
    book) printf '%s\n' "iso_a5_148x210mm A5 148 210" "iso_a4_210x297mm A4 210 297" ;;
    receipt) printf '%s\n' "om_receipt_80x180mm Roll80 80 180" "om_leaflet_80x297mm Roll80Long 80 297" ;;
    esac
}

# attributes KIND: the file for ippeveprinter -a.
attributes() {
    sizes "$1" | awk -v kind="$1" '
        function attr(type, name, value) { print "ATTR", type, name, value }
        function size(x, y) { return "{ MEMBER integer x-dimension " x " MEMBER integer y-dimension " y " }" }
        function col(name, x, y) {
            return "{ MEMBER collection media-size " size(x, y) " MEMBER keyword media-size-name " name \
                " MEMBER integer media-bottom-margin 0 MEMBER integer media-left-margin 0" \
                " MEMBER integer media-right-margin 0 MEMBER integer media-top-margin 0" \
                " MEMBER keyword media-source main MEMBER keyword media-type stationery }"
        }
        {
            x = int($3 * 100 + 0.5); y = int($4 * 100 + 0.5); comma = NR > 1 ? "," : ""
            names = names comma $1; cols = cols comma col($1, x, y); all = all comma size(x, y)
            if (NR == 1) { first = $1; firstCol = col($1, x, y) }
        }
        END {
            attr("text", "printer-make-and-model", "\"Simulated " kind " printer\"")
            attr("text", "printer-device-id", "\"MFG:Simulated;MDL:" kind ";CMD:PDF;\"")
            attr("mimeMediaType", "document-format-default", "application/pdf")
            attr("mimeMediaType", "document-format-supported", "application/pdf,application/octet-stream")
            attr("keyword", "media-default", first)
            attr("keyword", "media-supported", names)
            attr("keyword", "media-ready", names)
            attr("collection", "media-col-default", firstCol)
            attr("collection", "media-col-ready", cols)
            attr("collection", "media-col-database", cols)
            attr("collection", "media-size-supported", all)
            attr("keyword", "media-col-supported", "media-size,media-size-name,media-bottom-margin,media-left-margin,media-right-margin,media-top-margin,media-source,media-type")
            split("bottom left right top", edges, " ")
            for (i = 1; i <= 4; i++) attr("integer", "media-" edges[i] "-margin-supported", "0")
            attr("keyword", "media-source-supported", "main")
            attr("keyword", "media-type-supported", "stationery")
            attr("boolean", "color-supported", "true")
            attr("keyword", "print-color-mode-default", "color")
            attr("keyword", "print-color-mode-supported", "color,monochrome")
            attr("resolution", "printer-resolution-default", "300dpi")
            attr("resolution", "printer-resolution-supported", "300dpi")
            attr("enum", "print-quality-default", "4")
            attr("enum", "print-quality-supported", "3,4,5")
            attr("keyword", "sides-default", "one-sided")
            attr("keyword", "sides-supported", "one-sided,two-sided-long-edge,two-sided-short-edge")
            attr("rangeOfInteger", "copies-supported", "1-1")
            attr("integer", "copies-default", "1")
            attr("keyword", "print-scaling-default", "none")
            attr("keyword", "print-scaling-supported", "none")
            attr("keyword", "ipp-features-supported", "ipp-everywhere")
            attr("keyword", "job-creation-attributes-supported", "copies,media,media-col,print-color-mode,print-quality,print-scaling,sides,job-name")
        }'
}

# driver KIND: a PPD that hands the PDF on as it is. The driverless one (lpadmin
# -m everywhere) sends it through pdftopdf, which makes a letter page of a card.
driver() {
    sizes "$1" | awk -v kind="$1" '
        function group(key) {
            print "*OpenUI *" key "/Media Size: PickOne"
            print "*OrderDependency: 10 AnySetup *" key
            print "*Default" key ": " name[1]
            for (i = 1; i <= NR; i++)
                print "*" key " " name[i] "/" name[i] ": \"<</PageSize[" w[i] " " h[i] "]/ImagingBBox null>>setpagedevice\""
            print "*CloseUI: *" key
        }
        { name[NR] = $2; w[NR] = $3 * 72 / 25.4; h[NR] = $4 * 72 / 25.4 }
        END {
            print "*PPD-Adobe: \"4.3\"\n*FormatVersion: \"4.3\"\n*FileVersion: \"1.0\"\n*LanguageVersion: English"
            print "*LanguageEncoding: ISOLatin1\n*PCFileName: \"KIOSK.PPD\"\n*Manufacturer: \"Simulated\""
            print "*Product: \"(Simulated " kind ")\"\n*ModelName: \"Simulated " kind " printer\""
            print "*ShortNickName: \"Simulated " kind "\"\n*NickName: \"Simulated " kind " printer, PDF as it is\""
            print "*PSVersion: \"(3010.000) 0\"\n*LanguageLevel: \"3\"\n*ColorDevice: True\n*DefaultColorSpace: RGB"
            print "*FileSystem: False\n*cupsVersion: 2.4\n*cupsManualCopies: True\n*cupsSNMPSupplies: False"
            print "*cupsFilter2: \"application/pdf application/pdf 0 -\""
            group("PageSize")
            group("PageRegion")
            print "*OpenUI *Duplex/Sides: PickOne\n*OrderDependency: 20 AnySetup *Duplex\n*DefaultDuplex: None"
            print "*Duplex None/One side: \"\"\n*Duplex DuplexNoTumble/Long edge: \"\"\n*Duplex DuplexTumble/Short edge: \"\"\n*CloseUI: *Duplex"
            print "*DefaultImageableArea: " name[1] "\n*DefaultPaperDimension: " name[1]
            for (i = 1; i <= NR; i++) {
                print "*ImageableArea " name[i] "/" name[i] ": \"0 0 " w[i] " " h[i] "\""
                print "*PaperDimension " name[i] "/" name[i] ": \"" w[i] " " h[i] "\""
            }
        }'
}
