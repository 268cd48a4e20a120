/// What stands around the field of an item, and ties it to the field for screen readers.
struct ItemAbout {
    let id: String
    /// When the item is to be answered, in words.
    let condition: String?
    let hint: String?
    let unit: String?
    /// What is wrong with the answer, in words.
    let errors: [String]

    var view: View {
        View([
            "id": id,
            "condition": condition,
            "hint": hint,
            "invalid": !errors.isEmpty,
            "errors": errors.enumerated().map { index, message in
                View(["errorAnchor": errorAnchor(index), "message": message])
            },
            "describedBy": anchors.isEmpty ? nil : anchors.joined(separator: " "),
        ])
    }

    /// The elements that describe the field, most urgent first.
    private var anchors: [String] {
        errors.indices.map(errorAnchor)
            + [
                condition.map { _ in "\(id)-condition" }, hint.map { _ in "\(id)-hint" },
                unit.map { _ in "\(id)-unit" },
            ].compactMap(\.self)
    }

    private func errorAnchor(_ index: Int) -> String { "\(id)-error-\(index + 1)" }
}
