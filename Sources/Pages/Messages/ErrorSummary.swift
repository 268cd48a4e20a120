extension PageRenderer {
    /// The list of problems at the head of a form, each linked to its field; nil when there are none.
    func errorSummary(_ problems: [(field: String, message: String)], nothingLost: String) -> View?
    {
        guard !problems.isEmpty else { return nil }
        return View([
            "nothingLost": nothingLost,
            "problems": problems.map { View(["field": $0.field, "message": $0.message]) },
        ])
    }

    /// A page's title, which says at once when something is wrong.
    func title(_ title: String, hasErrors: Bool) -> String {
        hasErrors ? texts("frame.titleWithError", ["title": title]) : title
    }
}
