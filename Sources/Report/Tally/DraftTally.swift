package import FormModel
package import Values

/// Where the responses rest that were begun and not sent.
package struct DraftTally: Sendable {
    private let form: Form
    private let pages: [FormPage]
    /// How many rest on each page.
    private(set) var counts: [Int]
    /// The first day on which a draft that is kept now can have been saved last.
    package let since: Day

    /// For drafts that are kept from `since` on.
    package init(_ form: Form, since: Day) {
        (self.form, self.since) = (form, since)
        pages = form.pages(form.paging)
        counts = Array(repeating: 0, count: pages.count)
    }

    /// Counts a draft by the place on which its person goes on.
    ///
    /// Pages are the form's own: whoever took another division of it stands on the page that holds the
    /// question. Where the form has no such question any more, its person begins anew.
    package mutating func add(_ draft: Draft) {
        counts[form.page(form.paging, of: draft.place).number - 1] += 1
    }

    /// The pages with the title of the section in which each begins.
    var titles: [String] {
        pages.map { form.sections[form.items[$0.items.lowerBound].section].title }
    }
}
