import Values

/// What a survey file says, before the tables for counting and checking are made of it.
struct FormContent {
    let name: FormName
    let version: SemanticVersion
    let language: LanguageTag
    let title: String
    let intro: String?
    let thanks: String?
    let paging: Paging
    let access: Access
    let changeDays: Int
    let purposes: [Purpose]
    let sections: [Section]
    let items: [Item]

    /// The canonical content. What is at its default is left out, so that a later version of the
    /// format that knows more keys gives an old form the same digest.
    var json: JSONValue {
        .object(
            members([
                "survey": .string(name.text),
                "version": .string(version.description),
                "language": .string(language.text),
                "title": .string(title),
                "intro": intro.map(JSONValue.string),
                "thanks": thanks.map(JSONValue.string),
                "pages": paging == defaultPaging ? nil : .string(paging.rawValue),
                "access": access == .open ? nil : .string(access.rawValue),
                "change_days": changeDays == 0 ? nil : .integer(Int64(changeDays)),
                "purposes": list(purposes.map(json)),
                "sections": .array(sections.map(json)),
            ]))
    }

    /// A page for each section, where there are several.
    private var defaultPaging: Paging { Paging.standard(sections: sections.count) }

    private func json(_ purpose: Purpose) -> JSONValue {
        .object(
            members([
                "id": .string(purpose.identifier.text),
                "text": .string(purpose.text),
                "dpv": purpose.vocabularyTerm.map(JSONValue.string),
                "valid": purpose.validDays.map { .integer(Int64($0)) },
            ]))
    }

    private func json(_ section: Section) -> JSONValue {
        .object(
            members([
                "section": .string(section.title),
                "intro": section.intro.map(JSONValue.string),
                "show": section.show.map { .string($0.source) },
                "shuffle": section.shuffle ? .bool(true) : nil,
                "items": .array(items[section.items].map(json)),
            ]))
    }

    private func json(_ item: Item) -> JSONValue {
        let common = members([
            "id": .string(item.identifier.text),
            item.kind.key.textKey: .string(item.text),
            "hint": item.hint.map(JSONValue.string),
            "show": item.show.map { .string($0.source) },
            "required": json(item.requirement),
            "check": item.check.map { .string($0.condition.source) },
            "message": item.check?.message.map(JSONValue.string),
            "sensitive": item.sensitivity == .none ? nil : .string(item.sensitivity.rawValue),
            "identifies": item.identifies ? .bool(true) : nil,
            "purpose": list(item.purposes.map { .string($0.text) }),
            "codes": list(item.codes.map(JSONValue.string)),
            "default": list(item.preset.map(JSONValue.string)),
        ])
        return .object(common.merging(item.kind.rules.attributes) { first, _ in first })
    }

    private func json(_ requirement: Requirement) -> JSONValue? {
        switch requirement {
        case .never: nil
        case .always: .bool(true)
        case .when(let condition): .string(condition.source)
        }
    }

    private func list(_ values: [JSONValue]) -> JSONValue? {
        values.isEmpty ? nil : .array(values)
    }
}

/// The members that have a value.
func members(_ members: [String: JSONValue?]) -> [String: JSONValue] {
    members.compactMapValues { $0 }
}
