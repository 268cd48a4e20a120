import Foundation

/// Standard base64 with padding (RFC 4648 §4), read strictly: one text for each value.
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The bytes of `text`; nil when there is another text for the same bytes.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text
        else {
            return nil
        }
        return [UInt8](data)
    }
}
