extension PageRenderer {
    /// A page that says something and leads on: what happened, what it means, what to do.
    func message(
        _ heading: String, _ paragraphs: [String], retry: String? = nil,
        action: (address: String, label: String),
        more: (address: String, label: String)? = nil
    ) -> RenderedPage {
        page(
            "message", title: heading,
            View([
                "heading": heading,
                "paragraphs": paragraphs,
                "retry": retry,
                "action": View(["address": action.address, "label": action.label]),
                "more": more.map { View(["address": $0.address, "label": $0.label]) },
            ]))
    }
}
