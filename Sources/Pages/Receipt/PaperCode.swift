import Values

/// A code as it goes on paper: in large letters, and as a square that leads a camera back here.
///
/// The square holds the address of the page for codes with the code behind a `#`. Browsers keep to
/// themselves what stands there, so the code comes into no log on the way, neither ours nor a
/// proxy's. A small script moves it into the field. Without script the page opens with an empty
/// field, and the letters stand beside the square. A site that does not know its own address offers
/// the bare code, which a camera's owner can copy.
struct PaperCode {
    /// Where codes are typed.
    private static let path = "/receipt"
    /// How wide a module is, in CSS pixels: a whole number, so that all are alike on every screen;
    /// on paper it is 1.3 mm.
    static let pixels = 5

    let code: ReceiptCode
    let site: Site

    /// What a camera reads out of the square.
    var scanned: String {
        site.address.map { "\($0)\(Self.path)#\(code.grouped)" } ?? code.grouped
    }
}

extension PageRenderer {
    /// What the template of a code on paper sees.
    func view(ofPaper code: ReceiptCode) -> View {
        let paper = PaperCode(code: code, site: site)
        let square = QRCode(paper.scanned).map {
            View([
                "side": String($0.side), "width": String($0.side * PaperCode.pixels),
                "path": $0.path,
            ])
        }
        return View([
            "code": code.grouped,
            "groups": code.grouped.split(separator: "-").map(String.init),
            "square": square,
            "scanning": texts[site.address == nil ? "paper.scanCode" : "paper.scanAddress"],
        ])
    }
}
