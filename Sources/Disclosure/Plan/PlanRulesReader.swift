import FormModel

/// Reads how much a plan protects: more than the standard, or as much.
struct PlanRulesReader {
    private let notes: PlanNotes

    /// No rule is larger than this.
    private static let most = 1_000_000
    private static let keys = [
        "threshold", "band", "shield", "shield_percent", "base", "releases", "months", "strict",
    ]

    init(_ notes: PlanNotes) { self.notes = notes }

    /// The parameters; the standard for those that are not there, and after adding what is wrong.
    func parameters(_ keys: MappingReader?) -> ReleaseParameters {
        let standard = ReleaseParameters.standard
        guard let keys else { return standard }
        keys.allow(Self.keys)
        var parameters = standard
        parameters.threshold = rule("threshold", keys, atLeast: standard.threshold)
        parameters.band = rule("band", keys, atLeast: standard.band)
        parameters.shield = rule("shield", keys, atLeast: standard.shield)
        parameters.shieldPercent = rule("shield_percent", keys, atLeast: standard.shieldPercent)
        parameters.base = rule("base", keys, atLeast: standard.base)
        parameters.months = rule("months", keys, atLeast: standard.months)
        parameters.releases = rule("releases", keys, atMost: standard.releases)
        parameters.isStrict = keys.flag("strict") ?? standard.isStrict
        checkBase(parameters, keys)
        return parameters
    }

    private func rule(_ key: String, _ keys: MappingReader, atLeast least: Int) -> Int {
        guard let value = keys.wholeNumber(key, in: -Self.most...Self.most) else { return least }
        if value >= least { return value }
        note(.weakRule(key: key, value: value, least: least), key, keys)
        return least
    }

    private func rule(_ key: String, _ keys: MappingReader, atMost most: Int) -> Int {
        guard let value = keys.wholeNumber(key, in: 1...Self.most) else { return most }
        if value <= most { return value }
        note(.looseRule(key: key, value: value, most: most), key, keys)
        return most
    }

    /// A larger shield needs a larger base: as many are left of it as by the standard.
    private func checkBase(_ parameters: ReleaseParameters, _ keys: MappingReader) {
        let least = parameters.shield + ReleaseParameters.standard.leastCounted
        guard parameters.base < least else { return }
        let key = keys.has("base") ? "base" : "shield"
        note(.baseBelowShield(base: parameters.base, least: least), key, keys)
    }

    private func note(_ problem: PlanProblem, _ key: String, _ keys: MappingReader) {
        notes.add(problem, at: keys.entry(key)?.value.place ?? keys.place)
    }
}
