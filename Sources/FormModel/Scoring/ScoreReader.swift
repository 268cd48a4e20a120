import Values

/// Reads what belongs to a score from its keys.
struct ScoreReader {
    let keys: MappingReader
    let scope: ConditionScope

    private static let mostBands = 50

    /// The score, or nil after adding what is wrong.
    func score() -> ScoreItem? {
        let formula = formula()
        let decimals = keys.wholeNumber("decimals", in: 0...FixedDecimal.mostDecimals)
        let (bands, prorates) = (bands(), keys.flag("prorate") ?? false)
        guard let formula else { return nil }
        let needs = needs(formula)
        checkProration(prorates, formula)
        guard let bands else { return nil }
        return ScoreItem(
            formula: formula, needs: needs.needs, needed: needs.source, prorates: prorates,
            decimals: decimals ?? ScoreItem.standardDecimals, bands: bands)
    }

    private func formula() -> Formula? {
        guard let text = keys.text("score") else { return nil }
        do {
            let formula = try ConditionChecker.formula(text.text, in: scope)
            if formula.parts.isEmpty { keys.report(.scoreOfNothing, at: text) }
            return formula.parts.isEmpty ? nil : formula
        } catch {
            if let problem = error.problem {
                keys.report(.condition(problem, key: "score"), at: text)
            }
            return nil
        }
    }

    // MARK: - What is needed

    private func needs(_ formula: Formula) -> (needs: ScoreNeeds, source: JSONValue?) {
        let texts = keys.texts("needs")
        guard let first = texts.first else { return (.all, nil) }
        if texts.count == 1, FixedDecimal(first.text) != nil {
            let count = keys.wholeNumber("needs", in: 1...formula.parts.count)
            return count.map { (.count($0), .integer(Int64($0))) } ?? (.all, nil)
        }
        let items = texts.compactMap { item($0, formula) }
        return (.items(items), .array(texts.map { .string($0.text) }))
    }

    private func item(_ name: SourceText, _ formula: Formula) -> Int? {
        let names = formula.parts.compactMap { part in
            scope.positions.first { $0.value == part.item }?.key
        }
        guard names.contains(name.text) else {
            let nearest = NearestName.of(name.text, among: names)
            keys.report(.notInScore(name.text, nearest: nearest), at: name)
            return nil
        }
        return scope.positions[name.text]
    }

    /// A sum alone grows with each answer; and where all answers are needed none is missing.
    private func checkProration(_ prorates: Bool, _ formula: Formula) {
        guard prorates, !formula.term.isSum || !keys.has("needs") else { return }
        keys.report(.prorationWithoutSum, at: keys.entry("prorate")?.place)
    }

    // MARK: - Bands

    /// The bands, none where the score has none; nil after adding what is wrong.
    private func bands() -> [ScoreBand]? {
        guard keys.has("bands") else { return [] }
        guard let nodes = keys.list("bands") else { return nil }
        let bands = nodes.prefix(Self.mostBands).compactMap(band)
        if nodes.count < 2 || nodes.count > Self.mostBands {
            keys.report(
                .outOfRange(String(nodes.count), key: "bands", least: 2, most: Self.mostBands),
                at: keys.entry("bands")?.place)
        }
        guard bands.count == nodes.count else { return nil }
        for (before, next) in zip(bands, bands.dropFirst()) where before.from >= next.from {
            let names = (before.from.description, next.from.description)
            keys.report(.bandsOutOfOrder(names.0, names.1), at: keys.entry("bands")?.place)
            return nil
        }
        return bands
    }

    private func band(_ node: SourceNode) -> ScoreBand? {
        guard
            let band = MappingReader(node, named: "bands", item: keys.item, keys.collector)
        else { return nil }
        guard let entry = band.entries.first else {
            band.report(.expected(.keys, key: "bands"))
            return nil
        }
        band.allow([entry.key])
        let label = band.text(entry.key)
        guard let from = FixedDecimal(entry.key) else {
            band.report(.badValue(entry.key, key: "bands", rule: .bandStart), at: entry.place)
            return nil
        }
        return label.map { ScoreBand(from: from, label: $0.text) }
    }
}
