import Store

/// The counts of one form as its row keeps them: a JSON array of whole numbers, by the position of
/// each cell. Cells behind its end have counted nobody yet.
struct FormCounts {
    private var numbers: [Int] = []

    /// Reads the column.
    init(_ text: [UInt8]) throws {
        guard text.count >= 2, text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]")
        else { throw Self.unreadable }
        guard text.count > 2 else { return }
        numbers.reserveCapacity(text.count / 2)
        var position = 1
        while position < text.count { numbers.append(try Self.number(text, &position)) }
    }

    /// How many responses fall into the cell at `position`.
    subscript(position: Int) -> Int { position < numbers.count ? numbers[position] : 0 }

    /// Adds to the count at `position`, which must not fall below zero.
    mutating func add(_ amount: Int, at position: Int) throws {
        while numbers.count <= position { numbers.append(0) }
        numbers[position] += amount
        guard numbers[position] >= 0 else {
            throw StoreError.failed(reason: "a count would fall below zero")
        }
    }

    /// The column's text.
    var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(2 + 4 * numbers.count)
        text.append(UInt8(ascii: "["))
        for number in numbers {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            Self.append(number, to: &text)
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// Reads a number and the sign behind it, and moves on.
    private static func number(_ text: [UInt8], _ position: inout Int) throws -> Int {
        let start = position
        var number = 0
        while (0x30...0x39).contains(text[position]), position - start < 18 {
            number = number * 10 + Int(text[position] - 0x30)
            position += 1
        }
        let isLast = position == text.count - 1
        guard position > start, isLast || text[position] == UInt8(ascii: ",") else {
            throw unreadable
        }
        position += 1
        return number
    }

    /// A form has hundreds of counts, most of them small, and every submission writes them all.
    private static func append(_ number: Int, to text: inout [UInt8]) {
        var unit = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            text.append(0x30 + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    private static var unreadable: StoreError {
        .failed(reason: "the counts of a form cannot be read")
    }
}
