extension Form {
    /// The canonical content, to be looked into.
    var content: JSONInput {
        guard let content = try? JSONInput(parsing: canonicalJSON) else {
            preconditionFailure("a form's canonical content is JSON")
        }
        return content
    }

    /// The canonical content of each item, by its identifier.
    var itemContents: [String: JSONInput] {
        let items = content["sections"].elements.flatMap { $0["items"].elements }
        return Dictionary(items.compactMap { item in item["id"].text.map { ($0, item) } }) {
            first, _ in first
        }
    }

    /// The identifiers of items that another version of the form does not have, or has otherwise.
    func differingItems(from other: Form) -> Set<String> {
        let others = other.itemContents
        return Set(itemContents.filter { others[$0.key] != $0.value }.keys)
    }
}

extension JSONInput? {
    /// The elements, where this is a list.
    var elements: [JSONInput] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    /// The members, where this is an object.
    var members: [String: JSONInput] {
        guard case .object(let members) = self else { return [:] }
        return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The text, where this is one.
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
