package import Values

/// Where a text stands in a form, by the keys that a side file has for it, for example
/// `items.reasons.choices.other.write`.
package struct TextPlace: Hashable, Sendable {
    let keys: [String]

    init(_ keys: String...) {
        self.keys = keys
    }

    /// The form's title.
    package static let title = TextPlace("title")
    /// What participants read before the first question.
    package static let intro = TextPlace("intro")
    /// What a person reads after answering.
    package static let thanks = TextPlace("thanks")

    /// The words of a purpose.
    package static func purpose(_ identifier: PurposeIdentifier) -> TextPlace {
        TextPlace("purposes", identifier.text)
    }

    /// A text of a section: `title` or `intro`.
    package static func section(_ section: Section, _ part: String) -> TextPlace {
        TextPlace("sections", section.name, part)
    }

    /// A text of an item: `text`, `hint`, `message`, or what its kind has.
    package static func item(_ identifier: ItemIdentifier, _ part: String) -> TextPlace {
        TextPlace("items", identifier.text, part)
    }

    /// A text of a choice: `text` or `write`.
    package static func choice(
        _ item: ItemIdentifier, _ code: String, _ part: String
    ) -> TextPlace {
        TextPlace("items", item.text, "choices", code, part)
    }

    /// The text of a row of a grid.
    package static func row(_ item: ItemIdentifier, _ code: String) -> TextPlace {
        TextPlace("items", item.text, "rows", code)
    }

    /// The label of a band of a score.
    package static func band(_ item: ItemIdentifier, from: FixedDecimal) -> TextPlace {
        TextPlace("items", item.text, "bands", from.description)
    }

    /// A text of a choice in a list that questions share.
    static func list(_ name: String, _ code: String, _ part: String) -> TextPlace {
        TextPlace("lists", name, code, part)
    }
}

extension Item {
    /// Where a text of one of the item's choices stands: `text` or `write`.
    package func place(of choice: Choice, _ part: String) -> TextPlace {
        .choice(kind.list?.owner ?? identifier, choice.code, part)
    }
}

extension TextPlace: CustomStringConvertible {
    /// The keys with points between them.
    package var description: String { keys.joined(separator: ".") }
}
