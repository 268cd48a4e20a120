/// How a survey is cut into pages; the form says it, and a person may choose another one.
package enum Paging: String, CaseIterable, Hashable, Sendable {
    /// Everything on one page.
    case one
    /// A page for each section.
    case sections
    /// A page for each question, with the texts that lead to it.
    case questions

    /// How a form with so many sections is cut that does not say it.
    static func standard(sections: Int) -> Paging { sections > 1 ? .sections : .one }
}
