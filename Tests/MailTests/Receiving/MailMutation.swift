/// Messages that are almost those of the samples, the same for the same seed.
struct MailMutation {
    private static let words = [
        "\n", "\r\n", "\n\n", "--", ";", "\"", "(", ")", "=", "=\n", "\\", ": ", "\0", "\u{FFFD}",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n",
        "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n",
        "Action: failed\n", "Status: 5.1.1\n", "Auto-Submitted: auto-replied\n", "5.999.999",
        "Subject: unsubscribe\n", "Feedback-Type: abuse\n", "bounces+", "@lists.example.org",
    ].map { Array($0.utf8) }

    private let samples: [[UInt8]]
    private var state: UInt64

    init(seed: UInt64, samples: [[UInt8]]) {
        self.samples = samples
        state = seed
    }

    /// A sample with one to twelve alterations.
    mutating func next() -> [UInt8] {
        var bytes = samples[number(below: samples.count)]
        for _ in 0...number(below: 12) { alter(&bytes) }
        return bytes
    }

    private mutating func alter(_ bytes: inout [UInt8]) {
        let place = number(below: bytes.count + 1)
        let end = min(bytes.count, place + number(below: 1 << number(below: 9)))
        switch number(below: 6) {
        case 0 where place < bytes.count: bytes[place] = UInt8(number(below: 256))
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: number(below: bytes.count + 1))
        case 3: bytes.insert(contentsOf: Self.words[number(below: Self.words.count)], at: place)
        case 4 where number(below: 8) == 0: bytes.removeSubrange(place...)
        default: splice(into: &bytes, at: place)
        }
    }

    /// A piece of another sample.
    private mutating func splice(into bytes: inout [UInt8], at place: Int) {
        let other = samples[number(below: samples.count)]
        let start = number(below: other.count)
        let end = min(other.count, start + number(below: 200))
        bytes.insert(contentsOf: other[start..<end], at: place)
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }
}
