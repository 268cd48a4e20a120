extension PageRenderer {
    /// The page with the one button that ends all mails; it posts to the same path, and is the same
    /// for every link.
    package func unsubscribe(path: String) -> RenderedPage {
        oneButton(
            OneButtonPage(
                heading: texts["unsubscribe.title"], lead: texts["unsubscribe.lead"],
                paragraphs: [texts["preferences.answersStay"]],
                button: .init(path: path, label: texts["preferences.stopButton"])))
    }

    /// The answer to that button, and to a mail program that pressed it, with the way to undo it.
    package func unsubscribed(path: String) -> RenderedPage {
        oneButton(
            OneButtonPage(
                heading: texts["unsubscribe.doneTitle"], lead: texts["unsubscribe.doneLead"],
                paragraphs: [texts["preferences.answersStay"], texts["unsubscribe.mistake"]],
                button: .init(
                    path: path, action: "undo", label: texts["unsubscribe.undo"],
                    isSecondary: true)))
    }

    /// The answer to who undid it.
    package func resubscribed() -> RenderedPage {
        message(
            texts["unsubscribe.undoneTitle"],
            [texts["unsubscribe.undoneLead"], texts["confirm.donePage"]],
            action: ("/", texts["problem.home"]))
    }
}
