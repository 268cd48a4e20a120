import Foundation

/// An answer as it came over the wire.
struct HTTPAnswer: Equatable {
    struct Field: Equatable {
        let name: String
        let value: String
    }

    let status: Int
    let fields: [Field]
    let body: [UInt8]

    /// Reads a head, from the status line to the empty line; nil for what is none.
    init?(head: [UInt8], body: [UInt8] = []) {
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        guard let line = lines.first, line.hasPrefix("HTTP/1.1 "),
            let status = Int(line.dropFirst("HTTP/1.1 ".count).prefix(3))
        else { return nil }
        self.status = status
        self.body = body
        fields = lines.dropFirst().compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            return Field(
                name: parts[0].lowercased(), value: parts[1].trimmingCharacters(in: .whitespaces))
        }
    }

    /// The value of the only field of that name.
    subscript(name: String) -> String? {
        let named = fields.filter { $0.name == name.lowercased() }
        return named.count == 1 ? named[0].value : nil
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON of that shape.
    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }

    /// The value of the hidden field of that name in a page.
    func hidden(_ name: String) -> String? {
        let mark = "name=\"\(name)\" value=\""
        guard let start = text.range(of: mark)?.upperBound,
            let end = text[start...].firstIndex(of: "\"")
        else { return nil }
        return String(text[start..<end])
    }

    /// All hidden fields of a page's form, in order, as a browser reads them.
    var hiddenFields: [(name: String, value: String)] {
        text.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map {
            (Self.unescaped($0.output.1), Self.unescaped($0.output.2))
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        let references = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
        return String(text.replacing(/&[a-z0-9#]+;/) { references[String($0.output)] ?? "" })
    }

    /// The same answer without what tells only the time and which request it was.
    var withoutDate: HTTPAnswer {
        let identifier = self["X-Request-Id"] ?? ""
        let text = identifier.isEmpty ? text : text.replacing(identifier, with: "")
        return HTTPAnswer(
            status: status, fields: fields.filter { !["date", "x-request-id"].contains($0.name) },
            body: Array(text.utf8))
    }

    private init(status: Int, fields: [Field], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
