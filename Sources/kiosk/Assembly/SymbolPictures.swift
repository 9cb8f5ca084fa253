import Desk
import Printing

/// Draws the QR of a transfer for the pages.
struct SymbolPictures: SymbolDrawing {
    func picture(of text: String) -> String? { SymbolPicture(text)?.svg }
}
