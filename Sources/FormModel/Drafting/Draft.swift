package import Values

/// A response that is not finished: what was typed so far, faulty or not, and where to go on.
package struct Draft: Sendable {
    /// How the person wants the form to be cut into pages.
    package var paging: Paging
    /// The first item of the page on which to go on; nil for the first page.
    package var place: ItemIdentifier?
    /// The token of the invitation that is being answered; it goes with the draft when that is sent.
    package var invitation: String?
    /// What was typed, without empty fields.
    package private(set) var typed: RawSubmission
    /// Answered questions that a newer version of the form has changed and that were not shown
    /// since.
    package private(set) var changed: Set<ItemIdentifier>
    /// What names the privacy policy and the terms that were before the person last; nil where that was
    /// not noted.
    package var notices: String?

    /// A draft in which so much is typed.
    package init(paging: Paging, typed: RawSubmission = RawSubmission()) {
        self.init(paging: paging, place: nil, invitation: nil, typed: typed, changed: [])
    }

    init(
        paging: Paging, place: ItemIdentifier?, invitation: String?, typed: RawSubmission,
        changed: Set<ItemIdentifier>, notices: String? = nil
    ) {
        (self.paging, self.place, self.typed, self.changed) = (paging, place, typed, changed)
        (self.invitation, self.notices) = (invitation, notices)
    }
}

// MARK: - Changes

extension Draft {
    /// Takes over what was typed on a page; what stood on it before is replaced.
    ///
    /// `isStale` says that the page was opened before the draft was saved elsewhere: then what it
    /// leaves empty replaces nothing. Questions that could not be on the page keep what they have.
    package mutating func take(
        _ posted: RawSubmission, on page: FormPage, of form: Form, today: Day,
        isStale: Bool = false
    ) {
        let answered = posted.typedItems(of: form)
        // Where nothing stands, there is nothing that an empty field could replace.
        let standing = isStale || typed.fieldCount == 0 ? nil : form.standing(typed, on: today)
        let replaced = page.items.filter { index in
            answered.contains(index)
                || standing?.canAppear(form.items[index], of: form, on: page) ?? false
        }
        replace(Set(replaced), by: posted, of: form)
        changed.subtract(form.items[page.items].map(\.identifier))
    }

    /// Deletes the answers to questions whose every purpose is refused; returns how the draft then
    /// stands.
    @discardableResult
    package mutating func forgetRefused(of form: Form, today: Day) -> FormStanding {
        let standing = form.standing(typed, on: today)
        let refused = typed.typedItems(of: form).filter { standing.items[$0] == .refused }
        guard !refused.isEmpty else { return standing }
        replace(refused, by: RawSubmission(), of: form)
        return form.standing(typed, on: today)
    }

    /// Carries the draft over to a newer version of its form.
    ///
    /// Answers stay with their questions. A question that has changed is noted if it was answered or
    /// passed; answers to questions that are gone are dropped.
    package mutating func carry(from old: Form, to new: Form) {
        guard old.digest != new.digest else { return }
        let typedItems = typed.typedItems(of: new)
        let start = new.items.firstIndex { $0.identifier == place } ?? 0
        let different = new.differingItems(from: old)
        for item in new.items where different.contains(item.identifier.text) {
            let wasSeen = typedItems.contains(item.index) || item.index < start
            if wasSeen, item.kind.isQuestion { changed.insert(item.identifier) }
        }
        changed.formIntersection(new.items.map(\.identifier))
        if !new.items.contains(where: { $0.identifier == place }) { place = nil }
    }

    private mutating func replace(_ items: Set<Int>, by posted: RawSubmission, of form: Form) {
        var merged = RawSubmission()
        for index in typed.indicesOfTyped {
            guard let item = typed.item(ofField: index, in: form), !items.contains(item) else {
                continue
            }
            merged.append(typed, index)
        }
        for index in posted.indicesOfTyped {
            guard let item = posted.item(ofField: index, in: form), items.contains(item),
                merged.fieldCount < RawSubmission.mostFields
            else { continue }
            merged.append(posted, index)
        }
        typed = merged
    }
}

extension RawSubmission {
    /// The items of which something is typed, as positions in ``Form/items``.
    fileprivate func typedItems(of form: Form) -> Set<Int> {
        Set(indicesOfTyped.compactMap { item(ofField: $0, in: form) })
    }

    /// The fields that are not empty.
    fileprivate var indicesOfTyped: [Int] {
        fields.indices.filter { !TypedText.trimmed(bytes, fields[$0].value).isEmpty }
    }

    fileprivate func item(ofField index: Int, in form: Form) -> Int? {
        form.fieldTable.item(of: bytes, fields[index].name)
    }

    fileprivate mutating func append(_ other: RawSubmission, _ index: Int) {
        let field = other.fields[index]
        append(name: other.bytes[field.name], value: other.bytes[field.value])
    }
}
