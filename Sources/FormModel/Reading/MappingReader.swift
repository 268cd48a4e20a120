import Values

/// Reads the keys of one part of a file and adds what is wrong with them.
package struct MappingReader {
    /// The keys with their values, in order.
    package let entries: [SourceEntry]
    /// Where they begin.
    package let place: SourcePlace
    /// The question that the keys belong to.
    let item: String?
    let collector: FindingCollector

    /// Nil, after adding a finding, when the node has no keys.
    package init?(
        _ node: SourceNode, named name: String, item: String? = nil, _ collector: FindingCollector
    ) {
        guard case .keys(let entries) = node.content else {
            collector.add(.expected(.keys, key: name), at: node.place, item: item)
            return nil
        }
        (self.entries, self.place, self.item, self.collector) = (
            entries, node.place, item, collector
        )
    }

    /// The key with its value, or nil when it is not there.
    package func entry(_ key: String) -> SourceEntry? {
        entries.first { $0.key == key }
    }

    /// Says whether the key is there.
    package func has(_ key: String) -> Bool { entry(key) != nil }

    /// Adds a finding, at the place of the keys unless it says another one.
    package func report(_ problem: FormProblem, at place: SourcePlace? = nil) {
        collector.add(problem, at: place ?? self.place, item: item)
    }

    func report(_ problem: FormProblem, at text: SourceText) {
        report(problem, at: text.place)
    }

    /// Reports keys that nobody reads, without those that have a finding of their own.
    package func allow(_ known: [String], reported: [String] = []) {
        let free = known.filter { !has($0) }
        for entry in entries where !known.contains(entry.key) && !reported.contains(entry.key) {
            guard !collector.isFull else { return }
            let nearest = NearestName.of(entry.key, among: free)
            let problem = FormProblem.unknownKey(entry.key, nearest: nearest, known: known)
            report(problem, at: entry.place)
        }
    }

    /// Reports keys that the format has but this version does not read.
    func refuse(_ keys: [String: String]) {
        for entry in entries {
            guard let instead = keys[entry.key] else { continue }
            report(.notYet(entry.key, instead: instead), at: entry.place)
        }
    }
}

// MARK: - Values

extension MappingReader {
    /// The text of a key; nil when it is not there, or after adding what is wrong.
    package func text(_ key: String) -> SourceText? {
        guard let entry = entry(key) else { return nil }
        guard case .text(let text) = entry.value.content else {
            report(.expected(.text, key: key), at: entry.place)
            return nil
        }
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else {
            report(.emptyText(key: key), at: entry.place)
            return nil
        }
        return SourceText(text: trimmed, place: entry.value.place)
    }

    /// The text of a key that has to be there; nil after adding what is wrong.
    package func requiredText(_ key: String) -> SourceText? {
        if !has(key) { report(.missingKey(key)) }
        return text(key)
    }

    /// A value of a checked type; nil when the key is not there, or after adding what is wrong.
    package func value<Value>(_ key: String, _ rule: FormProblem.Rule, _ make: (String) -> Value?)
        -> Value?
    {
        guard let text = text(key) else { return nil }
        guard let value = make(text.text) else {
            report(.badValue(text.text, key: key, rule: rule), at: text)
            return nil
        }
        return value
    }

    /// A value of a checked type whose key has to be there; nil after adding what is wrong.
    package func requiredValue<Value>(
        _ key: String, _ rule: FormProblem.Rule, _ make: (String) -> Value?
    ) -> Value? {
        if !has(key) { report(.missingKey(key)) }
        return value(key, rule, make)
    }

    /// `true` or `false`; nil when the key is not there, or after adding what is wrong.
    package func flag(_ key: String) -> Bool? {
        value(key, .trueOrFalse) { ["true": true, "false": false][$0] }
    }

    /// A whole number in a range; nil when the key is not there, or after adding what is wrong.
    package func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = value(key, .wholeNumber, wholeNumber) else { return nil }
        guard range.contains(number) else {
            report(
                .outOfRange(
                    String(number), key: key, least: range.lowerBound, most: range.upperBound),
                at: entry(key)?.value.place)
            return nil
        }
        return number
    }

    private func wholeNumber(_ text: String) -> Int? {
        FixedDecimal(text).flatMap { $0.decimals == 0 ? Int($0.mantissa) : nil }
    }

    func number(_ key: String, decimals: Int = FixedDecimal.mostDecimals) -> FixedDecimal? {
        guard let number = value(key, .number, FixedDecimal.init) else { return nil }
        guard number.decimals <= decimals else {
            report(
                .tooManyDecimals(number.description, key: key, most: decimals),
                at: entry(key)?.value.place)
            return nil
        }
        return number
    }

    /// Says whether the least is not above the most, and adds a finding when it is.
    @discardableResult
    func checkOrder<Value: Comparable & CustomStringConvertible>(_ least: Value?, _ most: Value?)
        -> Bool
    {
        guard let least, let most, least > most else { return true }
        let place = (entry("min") ?? entry("max"))?.place
        report(.minAboveMax(min: least.description, max: most.description), at: place)
        return false
    }

    /// Says whether there are few enough entries under a key, and adds a finding when not.
    func checkCount(_ count: Int, of key: String, most: Int) -> Bool {
        guard count > most else { return true }
        report(.tooManyEntries(count, key: key, limit: most), at: entry(key)?.place)
        return false
    }

    /// The nodes of a list; nil when the key is not there, or after adding what is wrong.
    package func list(_ key: String) -> [SourceNode]? {
        guard let entry = entry(key) else { return nil }
        guard case .list(let nodes) = entry.value.content else {
            report(.expected(.list, key: key), at: entry.place)
            return nil
        }
        return nodes
    }

    /// One text, or a list of texts; empty when the key is not there.
    package func texts(_ key: String) -> [SourceText] {
        guard let entry = entry(key) else { return [] }
        switch entry.value.content {
        case .text: return text(key).map { [$0] } ?? []
        case .list(let nodes): return nodes.compactMap { element($0, key) }
        case .keys:
            report(.expected(.identifiers, key: key), at: entry.place)
            return []
        }
    }

    private func element(_ node: SourceNode, _ key: String) -> SourceText? {
        guard case .text(let text) = node.content, !text.trimmed.isEmpty else {
            report(.expected(.identifiers, key: key), at: node.place)
            return nil
        }
        return SourceText(text: text.trimmed, place: node.place)
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        let bytes = Array(utf8)
        return String(decoding: bytes[TypedText.trimmed(bytes, 0..<bytes.count)], as: UTF8.self)
    }
}
