package import Values

/// The exact text of a notice: Privacy Policy, Terms of Use or another one.
///
/// It is CommonMark in UTF-8. The digest names these bytes for ever, so they are filled in once,
/// before they are published, and never touched afterwards.
package struct NoticeText: Hashable, Sendable {
    /// The exact bytes.
    package let bytes: [UInt8]

    /// A text that was published before.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A text with `{{organisation.name}}` and `{{organisation.contact}}` filled in. Throws a fault
    /// for every other `{{…}}`, because a notice with a gap must not be published.
    package init(filling template: String, file: String, for site: Site) throws(SiteFaults) {
        let values = [
            "{{organisation.name}}": site.organisation, "{{organisation.contact}}": site.contact,
        ]
        let tag = /\{\{[^}]*\}\}/
        let unknown = template.matches(of: tag).map { String($0.output) }
            .filter { values[$0] == nil }
        guard unknown.isEmpty else {
            throw SiteFaults(unknown.map { .unknownName(file: file, name: $0) })
        }
        bytes = Array(template.replacing(tag) { values[String($0.output)] ?? "" }.utf8)
    }

    /// The digest that names the text.
    package var digest: Digest { Digest(of: bytes) }

    /// The text's first heading of the first level, or nil when it has none.
    package var title: String? {
        Markdown(text)?.headings.first { $0.level == 1 }?.text
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
