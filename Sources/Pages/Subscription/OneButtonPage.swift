import Values

/// A page that says something and has one button, by whose press alone something happens.
struct OneButtonPage {
    let heading: String
    let lead: String
    /// The address that it is about.
    var address: MaskedAddress?
    /// What was chosen, in the words that stood beside the boxes.
    var purposes: [String] = []
    var paragraphs: [String] = []
    let button: Button
    /// What stands behind the button.
    var notes: [String] = []
    /// What the person was shown.
    var notices: [ShownNotice] = []

    /// What sends the page's form.
    struct Button {
        /// Where the form is posted to.
        let path: String
        /// The value of the form's field `action`; nil for a form without fields.
        var action: String?
        let label: String
        /// True for a button that stands back, because most people do not need it.
        var isSecondary = false
    }
}

extension PageRenderer {
    func oneButton(_ page: OneButtonPage) -> RenderedPage {
        self.page(
            "one-button", title: page.heading,
            View([
                "heading": page.heading,
                "lead": page.lead,
                "address": page.address?.text,
                "hasPurposes": !page.purposes.isEmpty,
                "purposes": page.purposes,
                "paragraphs": page.paragraphs,
                "path": page.button.path,
                "action": page.button.action,
                "button": page.button.label,
                "isSecondary": page.button.isSecondary,
                "notes": page.notes,
                "hasNotices": !page.notices.isEmpty,
                "notices": page.notices.map(view(of:)),
            ]))
    }
}
