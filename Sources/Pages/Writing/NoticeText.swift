package import Values

/// The exact text of a notice: Privacy Policy, Terms of Use or another one.
///
/// It is CommonMark in UTF-8. The digest names these bytes for ever, so they are filled in once,
/// before they are published, and never touched afterwards.
package struct NoticeText: Hashable, Sendable {
    /// The exact bytes.
    package let bytes: [UInt8]
    /// The periods that were filled in, by their names.
    package let periods: [String: Int]

    /// A text that was published before.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
        periods = [:]
    }

    /// A text with `{{organisation.name}}`, `{{organisation.contact}}` and the `{{retention.…}}` of
    /// the site's periods filled in. Throws a fault with its line for every other `{{…}}`, because a
    /// notice with a gap must not be published.
    package init(filling template: String, file: String, for site: Site) throws(SiteFaults) {
        let values = Self.values(of: site)
        let tag = /\{\{[^}]*\}\}/
        let faults = template.matches(of: tag).filter { values[String($0.output)] == nil }.map {
            let line = template[..<$0.startIndex].count { $0.isNewline } + 1
            return SiteFault.unknownName(file: "\(file):\(line)", name: String($0.output))
        }
        guard faults.isEmpty else { throw SiteFaults(faults) }
        periods = site.periods.filter { template.contains("{{retention.\($0.key)}}") }
        bytes = Array(template.replacing(tag) { values[String($0.output)] ?? "" }.utf8)
    }

    /// What stands for each placeholder.
    private static func values(of site: Site) -> [String: String] {
        let periods = site.periods.map { ("{{retention.\($0.key)}}", String($0.value)) }
        let names = [
            "{{organisation.name}}": site.organisation, "{{organisation.contact}}": site.contact,
        ]
        return names.merging(periods) { own, _ in own }
    }

    /// The digest that names the text.
    package var digest: Digest { Digest(of: bytes) }

    /// The text's first heading of the first level, or nil when it has none.
    package var title: String? {
        Markdown(text)?.headings.first { $0.level == 1 }?.text
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
