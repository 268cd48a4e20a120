package import Foundation

/// A mail as a server took it.
package struct SunkMail: Sendable {
    /// What was said about the mail before it came.
    package struct Envelope: Decodable, Equatable, Sendable {
        /// The return path.
        package let sender: String
        package let recipients: [String]
        /// The name that the client gave itself.
        package let hello: String
        package let isEncrypted: Bool
        /// Who the client proved to be; nil for nobody.
        package let user: String?
    }

    package let envelope: Envelope
    /// The bytes of the mail.
    package let content: Data
    /// When it was kept, before the server said so.
    package let keptAt: Date
}
