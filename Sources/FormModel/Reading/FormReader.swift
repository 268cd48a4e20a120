import Values

/// Reads survey files.
package enum FormReader {
    /// The form that a survey file describes, or everything that is wrong with the file at once.
    ///
    /// `fileName` stands in the findings only; nothing is opened.
    package static func read(_ bytes: [UInt8], fileName: String) -> Result<Form, FormFindings> {
        let collector = FindingCollector()
        let root = SourceReader(collector: collector).root(of: bytes)
        let content = root.flatMap { FormFileReader(collector).content(of: $0) }
        guard let content, collector.findings.isEmpty else {
            return .failure(FormFindings(fileName: fileName, findings: collector.sorted()))
        }
        return .success(Form(content, source: bytes))
    }
}

/// Reads the keys of one survey file.
private struct FormFileReader {
    private let collector: FindingCollector

    private static let keys = [
        "survey", "version", "language", "title", "intro", "thanks", "pages",
        "access", "change_days", "purposes", "sensitive", "purpose", "lists", "sections",
    ]

    init(_ collector: FindingCollector) {
        self.collector = collector
    }

    /// The form's content, or nil after adding what is wrong.
    func content(of root: SourceNode) -> FormContent? {
        guard let keys = MappingReader(root, named: "the survey", collector) else { return nil }
        keys.allow(Self.keys)
        let name = keys.requiredValue("survey", .formName, FormName.init)
        let version = keys.requiredValue("version", .version, SemanticVersion.init)
        let language = keys.requiredValue("language", .language, LanguageTag.init)
        let title = keys.requiredText("title")
        let (intro, thanks) = (keys.text("intro")?.text, keys.text("thanks")?.text)
        let paging = keys.value("pages", .paging, Paging.init(rawValue:))
        let access = keys.value("access", .access, Access.init(rawValue:)) ?? .open
        let changeDays = keys.wholeNumber("change_days", in: 0...3_650) ?? 0
        let sections = sections(keys, language)
        guard let name, let version, let language, let title else { return nil }
        return FormContent(
            name: name, version: version, language: language, title: title.text,
            intro: intro, thanks: thanks,
            paging: paging ?? .standard(sections: sections.sections.count),
            access: access, changeDays: changeDays, purposes: sections.scope.purposes,
            sections: sections.sections, items: sections.items)
    }

    private func sections(_ keys: MappingReader, _ language: LanguageTag?) -> SectionReader {
        var scope = FormScope()
        scope.language = language
        let nodes = keys.list("sections") ?? []
        scope.purposes = PurposeReader(collector: collector).purposes(keys)
        scope.conditions.identifiers = identifiers(nodes)
        scope.lists = lists(keys, scope)
        let defaults = keys.defaults(ItemDefaults(), scope)
        var reader = SectionReader(collector, scope, defaults)
        for node in nodes { reader.read(node) }
        // Once more where everything can be named: also for a list that no question uses.
        for list in scope.lists.values { _ = list.choices(in: reader.scope) }
        if !keys.has("sections") { keys.report(.missingKey("sections")) }
        if nodes.isEmpty, let entry = keys.entry("sections"), case .list = entry.value.content {
            keys.report(.emptyText(key: "sections"), at: entry.place)
        }
        FormRules(reader, collector).check(purposesPlace: keys.entry("purposes")?.place)
        return reader
    }

    private func lists(_ keys: MappingReader, _ scope: FormScope) -> [String: SharedList] {
        guard let entry = keys.entry("lists"),
            let named = MappingReader(entry.value, named: "lists", collector)
        else { return [:] }
        var lists: [String: SharedList] = [:]
        for list in named.entries {
            if ItemIdentifier(list.key) == nil {
                named.report(.badValue(list.key, key: "lists", rule: .identifier), at: list.place)
            }
            lists[list.key] = SharedList(list, of: named, scope)
        }
        return lists
    }

    /// The identifiers of all items; a repeated one is a finding.
    private func identifiers(_ sections: [SourceNode]) -> [String] {
        var lines: [String: Int] = [:]
        var identifiers: [String] = []
        for entry in sections.flatMap(itemIdentifiers) {
            guard let first = lines[entry.text] else {
                lines[entry.text] = entry.place.line
                identifiers.append(entry.text)
                continue
            }
            collector.add(
                .duplicateIdentifier(entry.text, firstLine: first), at: entry.place,
                item: entry.text)
        }
        return identifiers
    }

    private func itemIdentifiers(_ section: SourceNode) -> [SourceText] {
        guard case .keys(let entries) = section.content,
            case .list(let nodes) = entries.first(where: { $0.key == "items" })?.value.content
        else { return [] }
        return nodes.compactMap { node in
            guard let text = node.identifier, let entry = node.identifierEntry else { return nil }
            return SourceText(text: text, place: entry.place)
        }
    }
}
