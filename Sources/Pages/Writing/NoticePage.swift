package import Values

/// What the page of a notice shows.
package struct NoticePage: Sendable {
    package var notice: NoticeText
    /// The language of the notice; nil for that of the page.
    package var language: LanguageTag?
    package var published: Day
    /// Says whether a newer text has taken its place.
    package var isSuperseded: Bool

    package init(
        notice: NoticeText, language: LanguageTag? = nil, published: Day, isSuperseded: Bool
    ) {
        self.notice = notice
        self.language = language
        self.published = published
        self.isSuperseded = isSuperseded
    }
}

extension PageRenderer {
    /// A notice, word for word.
    package func notice(_ page: NoticePage) -> RenderedPage {
        let title = page.notice.title
        return self.page(
            "notice", title: title ?? texts["notices.other"],
            View([
                "html": Markdown(page.notice.text)?.html ?? "",
                "textLanguage": foreign(page.language),
                "untitled": title == nil,
                "superseded": page.isSuperseded ? texts["notices.superseded"] : nil,
                "published": texts("notices.published", ["day": texts.day(page.published)]),
                "digest": page.notice.digest.hexadecimal,
            ]))
    }
}
