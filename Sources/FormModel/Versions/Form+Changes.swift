import Values
extension Form {
    /// Everything in which the form differs from an earlier version, in the form's order.
    package func changes(since old: Form) -> [FormChange] {
        FormComparison(old: old, new: self).changes
    }
}

/// Compares the canonical contents of two versions of a form.
private struct FormComparison {
    let old: Form
    let new: Form

    /// Keys whose texts people read.
    private static let wordings: Set = [
        "title", "intro", "thanks", "hint", "message", "low", "high", "section", "text", "write",
    ]
    /// Keys that change who is asked what, or how, but not what an answer means. A key that is not
    /// named here or above changes the meaning.
    private static let askings: Set = [
        "show", "required", "check", "sensitive", "identifies", "shuffle", "default", "pages",
        "access", "change_days", "codes", "fixed", "partial", "asserts", "publish",
    ]
    /// Kinds whose limits are the scale that an answer is read on.
    private static let scales: Set = ["rating", "nps", "slider"]

    var changes: [FormChange] { form + purposes + removed + items + order }

    // MARK: - The form

    private var form: [FormChange] {
        let ignored: Set = ["survey", "version", "purposes", "sections"]
        let keys = differing(old.content, new.content).filter { !ignored.contains($0) }
        let sections = zip(old.content["sections"].elements, new.content["sections"].elements)
        let parts = sections.flatMap { differing($0, $1) }.filter { $0 != "items" }
        return Array(Set(keys + parts)).sorted().map { change($0, of: nil, kind: "") }
    }

    private var purposes: [FormChange] {
        let (before, after) = (purposes(of: old), purposes(of: new))
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            switch (before[name], after[name]) {
            case (nil, _): FormChange(item: nil, kind: .purposeAdded(name), level: .minor)
            case (_, nil): FormChange(item: nil, kind: .purposeRemoved(name), level: .major)
            case (let old?, let new?) where old.text != new.text:
                FormChange(item: nil, kind: .purposeWording(name), level: .minor)
            case (let old?, let new?) where old != new:
                FormChange(item: nil, kind: .purposeAttribute(name), level: .minor)
            case (.some, .some): nil
            }
        }
    }

    private func purposes(of form: Form) -> [String: Purpose] {
        Dictionary(form.purposes.map { ($0.identifier.text, $0) }) { first, _ in first }
    }

    private var order: [FormChange] {
        let kept = Set(old.items.map(\.identifier)).intersection(new.items.map(\.identifier))
        let places = [old, new].map { form in
            form.items.filter { kept.contains($0.identifier) }.map(\.identifier)
        }
        return places[0] == places[1] ? [] : [FormChange(item: nil, kind: .order, level: .patch)]
    }

    // MARK: - The items

    private var removed: [FormChange] {
        old.items.filter { new.item($0.identifier) == nil }.map {
            FormChange(
                item: $0.identifier.text, kind: .removed,
                level: $0.kind.hasAnswer ? .major : .patch)
        }
    }

    private var items: [FormChange] {
        let (before, after) = (old.itemContents, new.itemContents)
        return new.items.flatMap { item in
            let name = item.identifier.text
            guard let earlier = old.item(item.identifier) else {
                return [FormChange(item: name, kind: .added, level: .minor)]
            }
            return changes(of: item, earlier, before[name], after[name])
        }
    }

    private func changes(
        of item: Item, _ earlier: Item, _ before: JSONInput?, _ after: JSONInput?
    ) -> [FormChange] {
        let name = item.identifier.text
        let (from, to) = (earlier.kind.key.rawValue, item.kind.key.rawValue)
        // A dropdown is another way to show the same choices.
        let isSame = from == to || Set([from, to]) == ["one", "dropdown"]
        guard isSame else {
            return [FormChange(item: name, kind: .kind(from: from, to: to), level: .major)]
        }
        let known = [earlier.kind.key.textKey, item.kind.key.textKey, "choices", "rows"]
        let keys = differing(before, after).filter { !known.contains($0) }
        let wording = earlier.text == item.text ? [] : [wording(of: item)]
        return wording + keys.map { change($0, of: name, kind: to) }
            + parts(.choices, of: name, before?["choices"], after?["choices"])
            + parts(.rows, of: name, before?["rows"], after?["rows"])
    }

    /// Other words of a consent are another thing to agree to.
    private func wording(of item: Item) -> FormChange {
        let level: ChangeLevel = if case .consent = item.kind { .minor } else { .patch }
        let kind = FormChange.Kind.wording(item.kind.key.rawValue)
        return FormChange(item: item.identifier.text, kind: kind, level: level)
    }

    private func change(_ key: String, of item: String?, kind: String) -> FormChange {
        if Self.wordings.contains(key) {
            return FormChange(item: item, kind: .wording(key), level: .patch)
        }
        let isLimit = ["min", "max", "most"].contains(key) && !Self.scales.contains(kind)
        let level: ChangeLevel = isLimit || Self.askings.contains(key) ? .minor : .major
        return FormChange(item: item, kind: .attribute(key), level: level)
    }

    private func parts(
        _ words: PartWords, of item: String, _ before: JSONInput?, _ after: JSONInput?
    ) -> [FormChange] {
        let (old, new) = (byCode(before), byCode(after))
        let codes = (before.elements + after.elements).compactMap { $0["code"].text }
        var seen: Set<String> = []
        return codes.filter { seen.insert($0).inserted }.flatMap { code in
            switch (old[code], new[code]) {
            case (nil, _): [FormChange(item: item, kind: words.added(code), level: .minor)]
            case (_, nil): [FormChange(item: item, kind: words.removed(code), level: .major)]
            case (let before, let after):
                differing(before, after).map { key in
                    part(words, code, key, of: item)
                }
            }
        }
    }

    private func part(
        _ words: PartWords, _ code: String, _ key: String, of item: String
    ) -> FormChange {
        if Self.wordings.contains(key) {
            return FormChange(item: item, kind: words.wording(code), level: .patch)
        }
        let level: ChangeLevel = Self.askings.contains(key) ? .minor : .major
        return FormChange(item: item, kind: words.attribute(code, key), level: level)
    }

    private func byCode(_ choices: JSONInput?) -> [String: JSONInput] {
        Dictionary(
            choices.elements.compactMap { choice in choice["code"].text.map { ($0, choice) } }
        ) { first, _ in first }
    }

    /// The keys whose values differ, in alphabetical order.
    private func differing(_ before: JSONInput?, _ after: JSONInput?) -> [String] {
        let (old, new) = (before.members, after.members)
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }
}

/// What a change of the choices of a question, or of the rows of a grid, is called.
private struct PartWords: Sendable {
    let added: @Sendable (String) -> FormChange.Kind
    let removed: @Sendable (String) -> FormChange.Kind
    let wording: @Sendable (String) -> FormChange.Kind
    let attribute: @Sendable (String, String) -> FormChange.Kind

    static let choices = PartWords(
        added: FormChange.Kind.choiceAdded, removed: FormChange.Kind.choiceRemoved,
        wording: FormChange.Kind.choiceWording, attribute: FormChange.Kind.choiceAttribute)
    static let rows = PartWords(
        added: FormChange.Kind.rowAdded, removed: FormChange.Kind.rowRemoved,
        wording: FormChange.Kind.rowWording, attribute: FormChange.Kind.rowAttribute)
}
