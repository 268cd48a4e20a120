import Consent
package import FormModel
package import Pages
package import Store
package import Values

/// Puts forms and notices in force, each with the words that people will have before them.
package struct Publisher: Sendable {
    private let store: any WritingStore
    private let site: Site
    private let clock: WallClock

    package init(store: any WritingStore, site: Site, clock: WallClock) {
        self.store = store
        self.site = site
        self.clock = clock
    }

    /// Puts a form version with its translations in force, and opens the form. Returns false when
    /// all of it was so already.
    package func publish(_ form: TranslatedForm) throws -> Bool {
        try check(form.main)
        return try putInForce(form)
    }

    /// The same whatever the version says, for where nobody's answers depend on it.
    package func putInForce(_ form: TranslatedForm) throws -> Bool {
        try store.publish(
            form.main, source: form.main.source, consent: form.main.consentNotice,
            translations: form.translations.map {
                PublishedTranslation($0, consent: $0.form.consentNotice)
            },
            on: clock.now.day)
    }

    /// The version of a form that is in force.
    package func published(_ name: FormName) throws -> Form? {
        try store.form(named: name).map {
            try FormReader.read($0.source, fileName: name.text).get()
        }
    }

    /// Throws a ``PublishingFault`` when a form cannot take the place of its published version.
    package func check(_ form: Form) throws {
        guard let stored = try store.form(named: form.name), stored.digest != form.digest else {
            return
        }
        let published = try FormReader.read(stored.source, fileName: form.name.text).get()
        guard let level = form.changes(since: published).map(\.level).max() else { return }
        guard level != .major || !stored.isOpen else {
            throw PublishingFault.majorChangeWhileOpen(form.name)
        }
        let needed = published.version.next(level)
        guard form.version >= needed else {
            throw PublishingFault.versionTooLow(
                form.name, version: form.version, needed: needed)
        }
    }

    /// Puts a privacy policy or terms in force, its placeholders filled in. Returns false when these
    /// very words were in force already.
    package func publish(_ file: ContentSource.File) throws -> Bool {
        guard let kind = Notice.Kind(rawValue: file.stem), kind != .consent,
            let language = file.language
        else { throw PublishingFault.unknownNotice(path: file.path) }
        let text = try NoticeText(
            filling: String(decoding: file.bytes, as: UTF8.self), file: file.path, for: site)
        let notice = Notice(
            kind: kind, language: language, label: text.title ?? kind.rawValue,
            mediaType: "text/markdown; charset=utf-8", content: text.bytes)
        let isNew = try store.publish(notice, on: clock.now.day)
        try store.notePeriods(text.periods, of: notice.digest)
        return isNew
    }

    /// Publishes what a new instance needs before anybody can use it: notices where none is in
    /// force, and surveys while there are none. Whatever stands is left as it is, because a form
    /// that changes by a restart would change under those who answer it.
    ///
    /// - Returns: the names of what was published.
    package func furnish(from source: ContentSource) throws -> [String] {
        var published = try furnishNotices(from: source)
        guard try store.forms().isEmpty else { return published }
        for file in source.surveys() {
            let form = try FormReader.read(file.bytes, fileName: file.path).get()
            let translations = try source.sideFiles(of: file).map { file in
                try TranslationReader.read(
                    file.bytes, fileName: file.path, language: file.language, of: form
                ).get()
            }
            if try publish(TranslatedForm(form, translations: translations)) {
                published.append(file.path)
            }
        }
        return published
    }

    /// Publishes the notices that no other one stands in the way of.
    ///
    /// - Returns: the names of what was published.
    package func furnishNotices(from source: ContentSource) throws -> [String] {
        var published: [String] = []
        let inForce = Set(
            try store.currentNotices().map { "\($0.notice.kind).\($0.notice.language)" })
        for file in source.notices()
        where !inForce.contains("\(file.stem).\(file.language?.text ?? "")") {
            if try publish(file) { published.append(file.path) }
        }
        return published
    }
}
