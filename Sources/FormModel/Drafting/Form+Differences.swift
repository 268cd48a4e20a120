extension Form {
    /// The identifiers of items that another version of the form does not have, or has otherwise.
    func differingItems(from other: Form) -> Set<String> {
        let others = other.itemContents
        return Set(itemContents.filter { others[$0.key] != $0.value }.keys)
    }

    /// The canonical content of each item, by its identifier.
    private var itemContents: [String: JSONInput] {
        guard let content = try? JSONInput(parsing: canonicalJSON),
            case .array(let sections) = content["sections"]
        else { preconditionFailure("a form's canonical content is what it was written as") }
        let items = sections.flatMap { section in
            if case .array(let items) = section["items"] { items } else { [JSONInput]() }
        }
        return Dictionary(items.compactMap(Self.named)) { first, _ in first }
    }

    private static func named(_ item: JSONInput) -> (String, JSONInput)? {
        guard case .string(let name) = item["id"] else { return nil }
        return (name, item)
    }
}
