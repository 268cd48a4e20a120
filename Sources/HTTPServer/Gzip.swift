import CZlib

extension PreparedContent {
    /// Less than this is sent as it is: it fits into one packet, compressed or not.
    private static let leastBytes = 1_000

    /// Says whether compressing would save a packet.
    var isWorthCompressing: Bool { before.count + after.count >= Self.leastBytes }

    /// The same content in gzip (RFC 1952), for fresh bytes that are not known yet.
    ///
    /// They stand in a stored block of their own (RFC 1951, section 3.2.4) between two parts that are
    /// compressed once, so that the length of what is sent tells nothing of them.
    var gzipped: PreparedContent {
        let block = gap > 0 ? Self.storedBlock(of: gap) : []
        return PreparedContent(
            before: Self.header + Self.deflated(before, isLast: false) + block, gap: gap,
            after: Self.deflated(after, isLast: true),
            trailer: GzipTrailer(before: before, gap: gap, after: after))
    }

    /// Deflate, no name, no time, slowest method, Unix.
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3]

    private static func storedBlock(of count: Int) -> [UInt8] {
        precondition(count <= Int(UInt16.max), "a stored block has 65,535 bytes at most")
        let (low, high) = (UInt8(count & 0xFF), UInt8(count >> 8))
        return [0, low, high, ~low, ~high]
    }

    /// Bare deflate data that ends with a whole byte.
    private static func deflated(_ content: [UInt8], isLast: Bool) -> [UInt8] {
        var stream = unsafe z_stream()
        var content = content
        let begun = unsafe recount_deflate_begin(&stream)
        precondition(begun == Z_OK, "there is memory to compress a page")
        defer { unsafe deflateEnd(&stream) }
        // The mark at the end of what is not the last takes a few bytes more than the bound.
        let room = unsafe Int(deflateBound(&stream, UInt(content.count))) + 16
        return unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
            unsafe content.withUnsafeMutableBufferPointer { input in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(room)
                let code = unsafe deflate(&stream, isLast ? Z_FINISH : Z_FULL_FLUSH)
                precondition(
                    code == (isLast ? Z_STREAM_END : Z_OK), "a page is compressed in one go")
                count = unsafe room - Int(stream.avail_out)
            }
        }
    }
}

/// The end of a gzip member: the checksum of its content and its length (RFC 1952, section 2.3.1).
struct GzipTrailer: Sendable {
    static let length = 8

    private let before: UInt
    private let after: UInt
    /// What puts a checksum in front of that of the last part.
    private let joint: UInt
    private let size: UInt32

    init(before: [UInt8], gap: Int, after: [UInt8]) {
        self.before = Self.checksum(before, behind: 0)
        self.after = Self.checksum(after, behind: 0)
        joint = crc32_combine_gen(after.count)
        size = UInt32(truncatingIfNeeded: before.count + gap + after.count)
    }

    /// The trailer for these fresh bytes.
    func bytes(for middle: [UInt8]) -> [UInt8] {
        let checksum = crc32_combine_op(Self.checksum(middle, behind: before), after, joint)
        return [UInt32(truncatingIfNeeded: checksum), size].flatMap { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
    }

    private static func checksum(_ content: [UInt8], behind checksum: UInt) -> UInt {
        unsafe content.withUnsafeBufferPointer {
            unsafe crc32(checksum, $0.baseAddress, UInt32($0.count))
        }
    }
}
