/// Writes records as the bytes of a text format, one after another.
package protocol RecordEncoder: Sendable {
    /// What stands before the first record.
    var head: [UInt8] { get }
    /// Appends one record.
    func append(_ row: [RecordCell], to output: inout [UInt8])
}
