/// One person's way through a survey of the demonstration: what they answer, and what they change.
package struct Participation: Sendable, CustomStringConvertible {
    package typealias Fields = KeyValuePairs<String, String>

    /// An answer that the person gives anew after sending.
    package struct Change: Sendable {
        /// The question, and all of its fields as they are in the end.
        package let item: String
        package let fields: Fields
        /// The field that counts otherwise, and its codes.
        package let counted: String
        package let before: String
        package let after: String
        /// How the receipt says the answers in the survey's main language.
        package let wordsBefore: String
        package let wordsAfter: String
    }

    /// The survey's name.
    package let survey: String
    package let title: String
    /// The languages that the survey is offered in, its main one first.
    package let languages: [String]
    /// How many pages the person meets.
    package let pages: Int
    /// What is filled in, in the form's order.
    package let answers: Fields
    /// What could be filled in instead, with something wrong on most pages.
    package let faults: Fields
    package let change: Change

    package var path: String { "/surveys/\(survey)" }
    package var description: String { survey }
}
