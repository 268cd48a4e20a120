/// Finds the number that belongs to a name given as bytes, without making a string.
struct ByteTable: Sendable {
    private var names: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: positions in `entries`, or -1; at most half of the places are taken.
    private var places: [Int32]

    private struct Entry {
        let name: Range<Int>
        let value: Int
    }

    /// A table of names; the first of equal names counts.
    init(_ pairs: [(name: String, value: Int)]) {
        var size = 4
        while size < 2 * pairs.count { size *= 2 }
        places = Array(repeating: -1, count: size)
        for pair in pairs { insert(Array(pair.name.utf8), pair.value) }
    }

    private mutating func insert(_ name: [UInt8], _ value: Int) {
        let place = place(of: name, 0..<name.count)
        guard places[place] < 0 else { return }
        places[place] = Int32(entries.count)
        entries.append(Entry(name: names.count..<names.count + name.count, value: value))
        names += name
    }

    /// The value of the name that stands at `range` in `bytes`.
    func value(of bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let entry = places[place(of: bytes, range)]
        return entry < 0 ? nil : entries[Int(entry)].value
    }

    /// Where the name stands or would stand.
    private func place(of bytes: [UInt8], _ range: Range<Int>) -> Int {
        var place = Self.hash(bytes, range) & (places.count - 1)
        while places[place] >= 0, !isEqual(entries[Int(places[place])], bytes, range) {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private func isEqual(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard entry.name.count == range.count else { return false }
        let shift = range.lowerBound - entry.name.lowerBound
        for index in entry.name where names[index] != bytes[index + shift] { return false }
        return true
    }

    /// FNV-1a, folded. A sender can make names collide, but only with the few of this table.
    private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7fff_ffff)
    }
}
