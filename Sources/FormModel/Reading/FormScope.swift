import Values

/// What is known of a form while its items are read one after the other.
struct FormScope {
    var purposes: [Purpose] = []
    /// The language of the form's texts.
    var language: LanguageTag?
    /// The lists that choice questions share.
    var lists: [String: SharedList] = [:]
    /// What conditions can name so far.
    var conditions = ConditionScope()

    func unknownPurpose(_ name: String) -> FormProblem {
        let names = purposes.map(\.identifier.text)
        return .unknownPurpose(name, nearest: NearestName.of(name, among: names))
    }
}

/// What an item has when it says nothing itself: from its section, or else from the form.
struct ItemDefaults {
    var sensitivity = Sensitivity.none
    var purposes: [PurposeIdentifier] = []
}

extension MappingReader {
    /// The checked condition of a key; nil when it is not there, or after adding what is wrong.
    func condition(_ key: String, _ scope: ConditionScope) -> Condition? {
        guard let text = text(key) else { return nil }
        do {
            return try ConditionChecker.check(text.text, in: scope)
        } catch {
            if let problem = error.problem { report(.condition(problem, key: key), at: text) }
            return nil
        }
    }

    /// The keys `sensitive` and `purpose`, or what they are by default.
    func defaults(_ inherited: ItemDefaults, _ scope: FormScope) -> ItemDefaults {
        var defaults = inherited
        if let own = value("sensitive", .sensitivity, Sensitivity.init) {
            defaults.sensitivity = own
        }
        if has("purpose") { defaults.purposes = purposes(scope) }
        return defaults
    }

    private func purposes(_ scope: FormScope) -> [PurposeIdentifier] {
        let names = texts("purpose")
        var chosen: Set<String> = []
        for name in names {
            if !scope.purposes.contains(where: { $0.identifier.text == name.text }) {
                report(scope.unknownPurpose(name.text), at: name)
            } else if !chosen.insert(name.text).inserted {
                report(.repeatedPurpose(name.text), at: name)
            }
        }
        return scope.purposes.map(\.identifier).filter { chosen.contains($0.text) }
    }
}
