/// Reads the size of a PNG picture (ISO/IEC 15948, section 5).
enum PNGFile {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let first = Array("IHDR".utf8)
    private static let last = Array("IEND".utf8)

    /// Looks at the chain of chunks, from the first to the last.
    static func size(of bytes: [UInt8]) throws(PictureFault) -> PictureSize {
        guard bytes.starts(with: signature), bytes.count >= 24, bytes[12..<16].elementsEqual(first)
        else { throw .notPNG }
        var start = signature.count
        while start + 12 <= bytes.count {
            if bytes[start + 4..<start + 8].elementsEqual(last) {
                return PictureSize(
                    width: number(at: 16, of: bytes), height: number(at: 20, of: bytes))
            }
            start += 12 + number(at: start, of: bytes)
        }
        throw .cutOff
    }

    private static func number(at place: Int, of bytes: [UInt8]) -> Int {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
