import Values

/// The rules that only the whole form can break: those of purposes and consents.
struct FormRules {
    /// The most purposes of a form.
    static let mostPurposes = 32

    private let purposes: [Purpose]
    private let items: [(item: Item, place: SourcePlace)]
    private let sections: [Section]
    private let collector: FindingCollector

    init(_ reader: SectionReader, _ collector: FindingCollector) {
        purposes = reader.scope.purposes
        sections = reader.sections
        items = Array(zip(reader.items, reader.places))
        self.collector = collector
    }

    func check(purposesPlace: SourcePlace?) {
        let askers = consents()
        for purpose in purposes where askers[purpose.identifier] == nil {
            collector.add(
                .purposeWithoutConsent(purpose.identifier.text), at: purposesPlace ?? .start)
        }
        for (item, place) in items where item.kind.hasAnswer && item.kind.key != .consent {
            check(item, place, askers)
        }
        for section in sections where section.shuffle { checkOrder(section, askers) }
    }

    /// The position of the item that asks for each purpose.
    private func consents() -> [PurposeIdentifier: Int] {
        var askers: [PurposeIdentifier: Item] = [:]
        for (item, place) in items {
            guard case .consent(let consent) = item.kind else { continue }
            guard let first = askers[consent.purpose] else {
                askers[consent.purpose] = item
                continue
            }
            let problem = FormProblem.purposeAskedTwice(
                consent.purpose.text, first: first.identifier.text)
            collector.add(problem, at: place, item: item.identifier.text)
        }
        return askers.mapValues(\.index)
    }

    private func check(_ item: Item, _ place: SourcePlace, _ askers: [PurposeIdentifier: Int]) {
        checkPublication(item, place, askers)
        for purpose in item.purposes {
            guard let asker = askers[purpose], asker > item.index else { continue }
            collector.add(
                .askedBeforeConsent(purpose: purpose.text), at: place, item: item.identifier.text)
        }
        // GDPR Art. 9(2)(a): special categories need an explicit consent to a named purpose.
        if item.sensitivity != .none, item.purposes.isEmpty {
            collector.add(
                .sensitiveWithoutPurpose(item.sensitivity), at: place, item: item.identifier.text)
        }
    }

    /// Publishing is asked for by itself, beforehand, and can be refused (GDPR Art. 7(4)).
    private func checkPublication(
        _ item: Item, _ place: SourcePlace, _ askers: [PurposeIdentifier: Int]
    ) {
        guard let purpose = item.publication, let asker = askers[purpose] else { return }
        if asker > item.index, !item.purposes.contains(purpose) {
            collector.add(
                .askedBeforeConsent(purpose: purpose.text), at: place, item: item.identifier.text)
        }
        if case .always = items[asker].item.requirement {
            collector.add(
                .publishingRequired(purpose.text), at: place, item: item.identifier.text)
        }
    }

    /// In a shuffled section no question may need to stand behind another one.
    private func checkOrder(_ section: Section, _ askers: [PurposeIdentifier: Int]) {
        for (item, place) in items[section.items] {
            let needed =
                item.conditions.flatMap(\.items)
                + (item.purposes + [item.publication].compactMap(\.self)).compactMap { askers[$0] }
            let others = section.items.filter { $0 != item.index && needed.contains($0) }
            for other in others {
                let problem = FormProblem.dependsInShuffle(on: items[other].item.identifier.text)
                collector.add(problem, at: place, item: item.identifier.text)
            }
        }
    }
}

extension Item {
    /// All conditions of the item and of its choices.
    fileprivate var conditions: [Condition] {
        var conditions = [show, offer, check?.condition].compactMap(\.self)
        if case .when(let condition) = requirement { conditions.append(condition) }
        return conditions + kind.choices.compactMap(\.show)
    }
}
