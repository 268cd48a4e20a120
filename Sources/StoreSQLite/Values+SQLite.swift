import Foundation
import GRDB
import Store
import Values

extension Values.Digest {
    var data: Data { Data(bytes) }

    /// The first eight bytes as a number, by which a code's row is found.
    var key: Int { bytes.prefix(8).reduce(0) { $0 << 8 | Int($1) } }
}

extension Row {
    /// The day in a column, which the schema keeps as `YYYY-MM-DD`.
    func day(_ column: String) throws -> Day {
        guard let day = Day(self[column] as String) else { throw unreadable(column) }
        return day
    }

    func digest(_ column: String) throws -> Values.Digest {
        guard let digest = Values.Digest(bytes: bytes(column)) else { throw unreadable(column) }
        return digest
    }

    func checked<Text: CheckedText>(_ column: String) throws -> Text {
        guard let value = Text(self[column] as String) else { throw unreadable(column) }
        return value
    }

    func bytes(_ column: String) -> [UInt8] { [UInt8](self[column] as Data) }

    private func unreadable(_ column: String) -> StoreError {
        .failed(reason: "the column ‘\(column)’ holds what it cannot hold")
    }
}
