extension PageRenderer {
    /// What the public record is, and how to check it with tools that are not ours; `key` is the key of its
    /// signatures.
    package func ledger(key: String) -> RenderedPage {
        page("ledger", title: texts["ledger.title"], View(["key": key]))
    }
}
