import Values

/// What a JSON value is, or nil when it is something else.
extension JSONValue {
    var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    var list: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var number: Int? {
        guard case .integer(let number) = self else { return nil }
        return Int(exactly: number)
    }

    /// The list's elements as something else; nil when one of them cannot be that.
    func all<Element>(_ read: (JSONValue) -> Element?) -> [Element]? {
        guard let list else { return nil }
        let elements = list.compactMap(read)
        return elements.count == list.count ? elements : nil
    }
}
