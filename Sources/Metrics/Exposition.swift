/// One number of a family, told apart by its labels.
package struct Sample: Sendable {
    let labels: [(name: String, value: String)]
    let value: Double

    package init(_ labels: [(name: String, value: String)] = [], _ value: Double) {
        (self.labels, self.value) = (labels, value)
    }

    package init(_ labels: [(name: String, value: String)] = [], _ value: Int) {
        self.init(labels, Double(value))
    }
}

/// Metrics as Prometheus reads them: the text format, version 0.0.4
/// (<https://prometheus.io/docs/instrumenting/exposition_formats/>).
package struct Exposition: Sendable {
    package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// What was written so far.
    package private(set) var text = ""

    package init() {}

    /// Numbers that only grow; the name ends with `_total`.
    package mutating func counter(_ name: String, _ help: String, _ samples: [Sample]) {
        precondition(name.hasSuffix("_total"), "a counter's name ends with _total")
        family(name, "counter", help)
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    /// Numbers that go up and down.
    package mutating func gauge(_ name: String, _ help: String, _ samples: [Sample]) {
        family(name, "gauge", help)
        for sample in samples { line(name, sample.labels, sample.value) }
    }

    package mutating func counter(_ name: String, _ help: String, _ value: Int) {
        counter(name, help, [Sample([], value)])
    }

    package mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        gauge(name, help, [Sample([], value)])
    }

    /// Distributions, one for each set of labels.
    package mutating func histograms(
        _ name: String, _ help: String,
        _ readings: [(labels: [(name: String, value: String)], reading: Histogram.Reading)]
    ) {
        family(name, "histogram", help)
        for (labels, reading) in readings {
            for bucket in reading.buckets {
                let bound = [("le", Self.number(bucket.bound))]
                line("\(name)_bucket", labels + bound, Double(bucket.count))
            }
            line("\(name)_bucket", labels + [("le", "+Inf")], Double(reading.count))
            line("\(name)_sum", labels, reading.sum)
            line("\(name)_count", labels, Double(reading.count))
        }
    }

    private mutating func family(_ name: String, _ kind: String, _ help: String) {
        precondition(Self.isName(name), "a metric's name has letters, digits and underscores")
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    private mutating func line(
        _ name: String, _ labels: [(name: String, value: String)], _ value: Double
    ) {
        text += name
        if !labels.isEmpty {
            let pairs = labels.map { label in
                precondition(Self.isName(label.name), "a label's name is one of a metric")
                return "\(label.name)=\"\(Self.escaped(label.value, quotes: true))\""
            }
            text += "{\(pairs.joined(separator: ","))}"
        }
        text += " \(Self.number(value))\n"
    }

    private static func isName(_ text: String) -> Bool {
        let first = text.utf8.first ?? 0x30
        return !(0x30...0x39).contains(first)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
                default: false
                }
            }
    }

    /// Backslashes and line feeds are escaped everywhere, quotes in the values of labels.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// A number as Go reads it; whole ones without a fraction.
    private static func number(_ value: Double) -> String {
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if value.isNaN { return "NaN" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
