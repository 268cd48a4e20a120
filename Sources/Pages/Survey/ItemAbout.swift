/// What stands around the field of an item, and ties it to the field for screen readers.
struct ItemAbout {
    let id: String
    /// When the item is to be answered, in words.
    let condition: String?
    let hint: String?
    /// The hint's language, where it is not that of the page.
    let hintLanguage: View?
    /// What the kind allows, in words.
    let limits: String?
    let unit: String?
    /// What is wrong with the answer, in words.
    let errors: [String]

    var view: View {
        View([
            "id": id,
            "condition": condition,
            "hasHelp": hasHelp,
            "hint": hint,
            "hintLanguage": hintLanguage,
            "limits": hint == nil ? limits : limits.map { " " + $0 },
            "invalid": !errors.isEmpty,
            "errors": errors.enumerated().map { index, message in
                View(["errorAnchor": errorAnchor(index), "message": message])
            },
            "describedBy": anchors.isEmpty ? nil : anchors.joined(separator: " "),
        ])
    }

    private var hasHelp: Bool { hint != nil || limits != nil }

    /// The elements that describe the field, most urgent first.
    private var anchors: [String] {
        errors.indices.map(errorAnchor)
            + [
                condition.map { _ in "\(id)-condition" }, hasHelp ? "\(id)-hint" : nil,
                unit.map { _ in "\(id)-unit" },
            ].compactMap(\.self)
    }

    private func errorAnchor(_ index: Int) -> String { "\(id)-error-\(index + 1)" }
}
