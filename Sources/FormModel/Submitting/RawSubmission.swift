/// What arrived: field names and values in their order, not yet checked.
///
/// All of it lies in one buffer, so that taking in a field allocates nothing of its own.
package struct RawSubmission: Sendable {
    /// The most fields that a submission can have.
    package static let mostFields = 1_000

    /// Where a submission came from; the rules for unknown fields differ.
    package enum Origin: Sendable {
        /// A page's form, which has fields of the service's own; unknown fields are ignored.
        case page
        /// The JSON interface; an unknown field is an issue.
        case api
    }

    /// Where the submission came from.
    package let origin: Origin
    private(set) var bytes: [UInt8] = []
    private(set) var fields: [Field] = []
    /// The member `language` of a JSON text, which is no field.
    var jsonLanguage: String?

    struct Field {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// A submission without fields, to be filled by `append`.
    package init(origin: Origin = .page) {
        self.origin = origin
        bytes.reserveCapacity(1_024)
        fields.reserveCapacity(32)
    }

    /// How many fields there are; whoever fills the submission refuses more than ``mostFields``.
    package var fieldCount: Int { fields.count }

    /// Adds a field as it was typed, decoded from its transport.
    package mutating func append(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: name)
        let middle = bytes.count
        bytes.append(contentsOf: value)
        fields.append(Field(name: start..<middle, value: middle..<bytes.count))
    }

    /// A page's submission whose decoded fields lie in `bytes` already, to be named by
    /// ``appendField(name:value:)``.
    package init(decoded bytes: [UInt8]) {
        origin = .page
        self.bytes = bytes
        fields.reserveCapacity(32)
    }

    /// Adds the field whose name and value stand at these places of the decoded bytes.
    package mutating func appendField(name: Range<Int>, value: Range<Int>) {
        precondition(
            max(name.upperBound, value.upperBound) <= bytes.count, "a field lies in the bytes")
        fields.append(Field(name: name, value: value))
    }

    /// Adds a field as it was typed.
    package mutating func append(_ name: String, _ value: String) {
        append(name: ArraySlice(name.utf8), value: ArraySlice(value.utf8))
    }

    /// The language in which the person read the form, as the page or the program tells it.
    package var toldLanguage: String? {
        switch origin {
        case .page: value(of: "language")
        case .api: jsonLanguage
        }
    }

    /// What was typed into the fields of a name, to show it again; bad UTF-8 is repaired.
    package func values(of name: String) -> [String] {
        fields.filter { isNamed($0, name) }.map(text)
    }

    /// What was typed into the first field of a name; bad UTF-8 is repaired.
    package func value(of name: String) -> String? {
        fields.first { isNamed($0, name) }.map(text)
    }

    private func isNamed(_ field: Field, _ name: String) -> Bool {
        field.name.count == name.utf8.count && bytes[field.name].elementsEqual(name.utf8)
    }

    private func text(_ field: Field) -> String {
        String(decoding: bytes[field.value], as: UTF8.self)
    }
}
