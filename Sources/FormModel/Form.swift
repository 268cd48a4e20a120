package import Values

/// A survey definition: immutable, checked, and named by the digest of its canonical content.
///
/// A class, because every request that answers a form version shares the one there is; as a
/// struct it would cost two dozen reference counts wherever it is handed on.
package final class Form: Sendable {
    /// Identifies the form over all its versions.
    package let name: FormName
    /// The version that its editor gave it.
    package let version: SemanticVersion
    /// The language of its texts.
    package let language: LanguageTag
    /// The language of those texts that have no translation; for a form as its editor wrote it, the
    /// language of all.
    package let mainLanguage: LanguageTag
    /// The title that participants read first.
    package let title: String
    /// What participants read before the first question.
    package let intro: String?
    /// What a person reads after answering.
    package let thanks: String?
    /// How it is cut into pages unless the person chooses otherwise.
    package let paging: Paging
    /// Who can take it.
    package let access: Access
    /// For how many days after sending the answers can be changed; 0 for not at all.
    package let changeDays: Int
    /// What answers may be used for, in the file's order.
    package let purposes: [Purpose]
    /// The form's parts in order.
    package let sections: [Section]
    /// All items of all sections in order.
    package let items: [Item]

    /// The survey file as it was read; ``FormReader`` makes the same form of it again.
    package let source: [UInt8]
    /// The form as canonical JSON (RFC 8785), without comments, layout and defaults.
    package let canonicalJSON: [UInt8]
    /// The SHA-256 of ``canonicalJSON``.
    package let digest: Digest
    /// The form in its own language as JSON; for a form as its editor wrote it, ``canonicalJSON``.
    package let localJSON: [UInt8]

    /// The names of the cells that answers to this form are counted in, in a fixed order.
    package var cells: [CellKey] { cellTable.keys }

    /// True when the order of questions or choices changes from person to person.
    package let isShuffled: Bool

    /// The questions whose yes asserts something, by their positions.
    let asserting: [(index: Int, assertion: Assertion)]
    /// True when it depends on the day of the check which items are shown.
    let dependsOnDay: Bool
    let fieldTable: FieldTable
    let cellTable: CellTable
    /// The purposes of each item as a set of bits in the order of ``purposes``.
    let purposeSets: [UInt64]
    /// The positions of the items in the order of their identifiers.
    let itemsByName: [Int]
    /// Each item's `"identifier":` as it stands in canonical answers.
    let answerKeys: [[UInt8]]
    private let untranslated: Set<TextPlace>

    init(_ content: FormContent, source: [UInt8]) {
        (name, version, language) = (content.name, content.version, content.language)
        (mainLanguage, untranslated) = (content.language, [])
        (title, intro, thanks) = (content.title, content.intro, content.thanks)
        (paging, changeDays) = (content.paging, content.changeDays)
        access = content.access
        (purposes, sections, items) = (content.purposes, content.sections, content.items)
        self.source = source
        isShuffled = Self.isShuffled(content.sections, content.items)
        canonicalJSON = content.json.canonical
        digest = Digest(of: canonicalJSON)
        let shows = items.map(\.show) + sections.map(\.show)
        dependsOnDay = shows.contains { $0?.mentionsToday ?? false }
        asserting = items.compactMap { item in
            guard case .yesno(let kind) = item.kind else { return nil }
            return kind.assertion.map { (item.index, $0) }
        }
        localJSON = canonicalJSON
        fieldTable = FieldTable(items: items)
        cellTable = CellTable(items: items)
        purposeSets = items.map { Self.set(of: $0.purposes, among: content.purposes) }
        itemsByName = items.indices.sorted {
            content.items[$0].identifier < content.items[$1].identifier
        }
        answerKeys = items.map { Array("\"\($0.identifier)\":".utf8) }
    }

    /// The form `original` in other words, with everything by which it is known, checked and counted.
    init(_ content: FormContent, translating original: Form, untranslated: Set<TextPlace>) {
        (name, version, language) = (original.name, original.version, content.language)
        (mainLanguage, self.untranslated) = (original.language, untranslated)
        (title, intro, thanks) = (content.title, content.intro, content.thanks)
        (paging, changeDays) = (original.paging, original.changeDays)
        access = original.access
        (purposes, sections, items) = (content.purposes, content.sections, content.items)
        (source, canonicalJSON, digest) = (original.source, original.canonicalJSON, original.digest)
        localJSON = content.json.canonical
        (fieldTable, cellTable) = (original.fieldTable, original.cellTable)
        (dependsOnDay, asserting) = (original.dependsOnDay, original.asserting)
        (purposeSets, itemsByName) = (original.purposeSets, original.itemsByName)
        answerKeys = original.answerKeys
        isShuffled = original.isShuffled
    }

    /// The language of the text at `place`.
    package func language(of place: TextPlace) -> LanguageTag {
        untranslated.contains(place) ? mainLanguage : language
    }

    /// The items of a section, in order.
    package func items(of section: Section) -> ArraySlice<Item> { items[section.items] }

    /// The item of that identifier, or nil when the form has none.
    package func item(_ identifier: ItemIdentifier) -> Item? {
        items.first { $0.identifier == identifier }
    }

    /// What a person asserts who has given these answers.
    func assertions(in answers: [Answer?]) -> [Assertion] {
        asserting.compactMap { answers[$0.index] == .yesNo(true) ? $0.assertion : nil }
    }

    private static func set(of chosen: [PurposeIdentifier], among all: [Purpose]) -> UInt64 {
        all.indices.reduce(0) { set, index in
            chosen.contains(all[index].identifier) ? set | 1 << UInt64(index) : set
        }
    }
}
