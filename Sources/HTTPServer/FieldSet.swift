package import HTTPTypes

/// Response fields that many answers share, made ready for libmicrohttpd once.
package final class FieldSet: Sendable {
    let fields: HTTPFields
    /// The same for libmicrohttpd.
    let lines: [Line]

    /// A name and a value as C reads them, each with its NUL.
    struct Line: Sendable {
        let name: [CChar]
        let value: [CChar]
    }

    package init(_ fields: HTTPFields) {
        self.fields = fields
        lines = fields.map {
            Line(name: Array($0.name.rawName.utf8CString), value: Array($0.value.utf8CString))
        }
    }

    /// A set without a field.
    package static let none = FieldSet([:])
}
