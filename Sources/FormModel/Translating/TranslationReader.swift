package import Values

/// Reads side files, which hold the texts of a survey in another language.
package enum TranslationReader {
    /// The translation of `form` that a side file holds, or everything that is wrong with the file
    /// at once. `language` is what the file's name says, where it says anything.
    ///
    /// A text that is missing is no finding: it stays in the form's main language.
    package static func read(
        _ bytes: [UInt8], fileName: String, language: LanguageTag? = nil, of form: Form
    ) -> Result<Translation, FormFindings> {
        let collector = FindingCollector()
        let root = SourceReader(collector: collector).root(of: bytes)
        let file = root.flatMap {
            SideFileReader(form: form, collector: collector).read($0, named: language)
        }
        guard let file, collector.findings.isEmpty else {
            return .failure(FormFindings(fileName: fileName, findings: collector.sorted()))
        }
        return .success(
            Translation(
                of: form, to: file.language, version: file.version, words: file.words,
                source: bytes))
    }
}

/// What a side file says.
private struct SideFile {
    let language: LanguageTag
    let version: SemanticVersion
    let words: [TextPlace: String]
}

/// Reads the keys of one side file.
private struct SideFileReader {
    let form: Form
    let collector: FindingCollector

    private static let head = ["translates", "version", "language"]
    private static let keys =
        head + ["title", "intro", "thanks", "purposes", "sections", "lists", "items"]

    /// What the file says, or nil after adding what is wrong.
    func read(_ root: SourceNode, named expected: LanguageTag?) -> SideFile? {
        guard let keys = MappingReader(root, named: "the translation", collector) else {
            return nil
        }
        keys.allow(Self.keys)
        checkName(keys)
        let version = version(keys)
        let language = language(keys, expected)
        var texts = SideFileTexts(collector: collector)
        let tree = TextTree(of: form)
        for entry in keys.entries where Self.keys.contains(entry.key) {
            guard !Self.head.contains(entry.key) else { continue }
            texts.take(entry, under: [], of: tree)
        }
        guard let version, let language else { return nil }
        return SideFile(language: language, version: version, words: texts.words)
    }

    private func checkName(_ keys: MappingReader) {
        let name = keys.requiredValue("translates", .formName, FormName.init)
        guard let name, name != form.name else { return }
        keys.report(
            .otherSurvey(name.text, expected: form.name.text),
            at: keys.entry("translates")?.value.place)
    }

    private func version(_ keys: MappingReader) -> SemanticVersion? {
        let version = keys.requiredValue("version", .version, SemanticVersion.init)
        if let version, version.major != form.version.major {
            keys.report(
                .otherMajor(version.description, form: form.version.description),
                at: keys.entry("version")?.value.place)
        }
        return version
    }

    private func language(_ keys: MappingReader, _ expected: LanguageTag?) -> LanguageTag? {
        guard let language = keys.requiredValue("language", .language, LanguageTag.init) else {
            return nil
        }
        let place = keys.entry("language")?.value.place
        if language == form.language {
            keys.report(.sameLanguage(language.text), at: place)
        } else if let expected, language != expected {
            keys.report(.otherLanguage(language.text, expected: expected.text), at: place)
        }
        return language
    }
}
