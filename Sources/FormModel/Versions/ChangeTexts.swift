/// Says in English how a form differs from an earlier version.
package enum ChangeTexts {
    /// One line: how much the change means, where it is, and what it is.
    package static func english(_ change: FormChange) -> String {
        let place = change.item.map { "question ‘\($0)’: " } ?? ""
        return "\(change.level): \(place)\(sentence(change.kind))"
    }

    private static func sentence(_ kind: FormChange.Kind) -> String {
        switch kind {
        case .added: "is new"
        case .removed: "is gone"
        case .kind(let from, let to): "was ‘\(from)’ and is ‘\(to)’"
        case .wording(let key): "the words of ‘\(key)’ are others"
        case .attribute(let key): "‘\(key)’ is different"
        case .choiceAdded(let code): "the choice ‘\(code)’ is new"
        case .choiceRemoved(let code): "the choice ‘\(code)’ is gone"
        case .choiceWording(let code): "the choice ‘\(code)’ has other words"
        case .choiceAttribute(let code, let key): "‘\(key)’ of the choice ‘\(code)’ is different"
        case .rowAdded(let code): "the row ‘\(code)’ is new"
        case .rowRemoved(let code): "the row ‘\(code)’ is gone"
        case .rowWording(let code): "the row ‘\(code)’ has other words"
        case .rowAttribute(let code, let key): "‘\(key)’ of the row ‘\(code)’ is different"
        case .purposeAdded(let name): "the purpose ‘\(name)’ is new"
        case .purposeRemoved(let name): "the purpose ‘\(name)’ is gone"
        case .purposeWording(let name): "the purpose ‘\(name)’ has other words"
        case .purposeAttribute(let name): "‘valid’ or ‘dpv’ of the purpose ‘\(name)’ is different"
        case .order: "questions stand in another order"
        }
    }
}
