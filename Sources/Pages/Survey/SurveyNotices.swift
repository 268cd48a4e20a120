/// The privacy policy and the terms that stand while a page of a survey is shown.
package struct SurveyNotices: Hashable, Sendable {
    /// The field by which a page tells them when it is sent; no identifier of a question has a hyphen.
    package static let field = "notices-shown"

    /// What names them in that field; nil where a page tells nothing.
    package var mark: String?
    /// Those that have changed since the person was shown them last.
    package var changed: [ShownNotice]

    package init(mark: String? = nil, changed: [ShownNotice] = []) {
        (self.mark, self.changed) = (mark, changed)
    }
}
