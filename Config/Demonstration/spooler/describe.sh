# What each simulated printer says of itself.

# sizes KIND: one line a paper size: IPP keyword, millimetres.
sizes() {
    case $1 in
    card) echo "om_cr80_85.6x53.98mm 85.6 53.98" ;;
    book) printf '%s\n' "iso_a5_148x210mm 148 210" "iso_a4_210x297mm 210 297" ;;
    receipt) printf '%s\n' "om_receipt_80x180mm 80 180" "om_leaflet_80x297mm 80 297" ;;
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
            x = int($2 * 100 + 0.5); y = int($3 * 100 + 0.5); comma = NR > 1 ? "," : ""
            names = names comma $1; cols = cols comma col($1, x, y); all = all comma size(x, y)
            if (NR == 1) { first = $1; firstCol = col($1, x, y) }
        }
        END {
            # A roll is cut to any length; the spooler tells it in whole points.
            if (kind == "receipt") all = all ",{ MEMBER rangeOfInteger x-dimension 5800-8000 MEMBER rangeOfInteger y-dimension 5000-60000 }"
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
