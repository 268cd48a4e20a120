import Mustache

/// How text becomes HTML: by runs of UTF-8, so that what lies between two special bytes is copied
/// at once.
///
/// The template library's own escaping compares whole characters. A quotation mark that carries a
/// combining accent is another character to it, passes unescaped and would end an attribute.
struct HTMLEscaping: MustacheContentType {
    /// The name by which a template asks for this escaping.
    static let name = "RECOUNT_HTML"

    /// The line that every template begins with.
    static let pragma = "{{% CONTENT_TYPE: \(name)}}\n"

    /// Makes the escaping known to the template library. Once is enough; again does no harm.
    static func register() {
        MustacheContentTypes.register(Self(), named: name)
    }

    func escapeText(_ text: String) -> String {
        Self.escape(text)
    }

    /// `text` with the five special characters as references and NUL as U+FFFD, which HTML has no
    /// place for.
    static func escape(_ text: String) -> String {
        var source = text
        return source.withUTF8 { bytes -> String? in
            guard unsafe bytes.contains(where: { reference(for: $0) != nil }) else { return nil }
            return unsafe String(decoding: escape(bytes), as: UTF8.self)
        } ?? text
    }

    private static func escape(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        var start = 0
        for index in bytes.indices {
            guard let reference = unsafe reference(for: bytes[index]) else { continue }
            unsafe output.append(contentsOf: bytes[start..<index])
            output.append(contentsOf: reference.utf8)
            start = index + 1
        }
        unsafe output.append(contentsOf: bytes[start...])
        return output
    }

    private static func reference(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
