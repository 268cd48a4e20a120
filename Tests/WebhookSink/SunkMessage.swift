/// A message that a receiver was handed.
package struct SunkMessage: Decodable, Sendable {
    /// The fields of its head, by names in lower case.
    package let fields: [String: String]
    /// Its body as it came.
    package let body: String
    /// What the package `standardwebhooks` said of its signature; nil where the receiver has no secret.
    package let isGenuine: Bool?
    /// What of it is otherwise than `openapi.json` says.
    package let faults: [String]

    /// What names it in every attempt.
    package var identifier: String { fields["webhook-id"] ?? "" }
}
