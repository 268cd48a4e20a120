import CQrcodegen

/// A text as a square that cameras read (QR code, ISO/IEC 18004).
struct QRCode: Hashable, Sendable {
    /// The white around the square that a reader needs, in modules (ISO/IEC 18004, quiet zone).
    private static let quietZone = 4
    /// The largest version: 57 modules, which a telephone still reads from a printed page.
    private static let largest: Int32 = 10

    /// How many modules wide and high the drawing is, the white around included.
    let side: Int
    /// The dark modules as the data of an SVG path.
    let path: String

    /// Nil for a text that is too long to be read from paper.
    init?(_ text: String) {
        guard let modules = Self.modules(of: text) else { return nil }
        side = modules.count + 2 * Self.quietZone
        path = modules.enumerated().map { Self.path(of: $1, row: $0) }.joined()
    }

    /// One square for each run of dark modules in a row.
    private static func path(of row: [Bool], row number: Int) -> String {
        var path = ""
        var column = 0
        while let start = row[column...].firstIndex(of: true) {
            column = row[start...].firstIndex(of: false) ?? row.count
            path +=
                "M\(start + quietZone) \(number + quietZone)h\(column - start)v1h-\(column - start)z"
        }
        return path
    }

    /// The rows of the square, dark modules as true. The error correction is the best that fits, and
    /// no less than 15 %: paper gets creased and stained.
    private static func modules(of text: String) -> [[Bool]]? {
        let length = bufferLength(largest)
        var scratch = [UInt8](repeating: 0, count: length)
        var code = scratch
        let isMade = unsafe qrcodegen_encodeText(
            text, &scratch, &code, qrcodegen_Ecc_MEDIUM, 1, largest, qrcodegen_Mask_AUTO, true)
        guard isMade else { return nil }
        let side = unsafe qrcodegen_getSize(&code)
        return (0..<side).map { row in
            (0..<side).map { column in unsafe qrcodegen_getModule(&code, column, row) }
        }
    }

    /// How many bytes the library needs for a code (qrcodegen_BUFFER_LEN_FOR_VERSION).
    private static func bufferLength(_ version: Int32) -> Int {
        let side = Int(version) * 4 + 17
        return (side * side + 7) / 8 + 1
    }
}
