import Foundation
import Testing
import Values

@testable import FormModel

/// The JSON Schema that editors read takes what the reader takes, and refuses the faults of shape that
/// the reader finds.
@Suite struct SchemaTests {
    /// A file, and what the reader finds in it.
    private struct Sample {
        let name: String
        let text: String
        let problems: [FormProblem]

        init(_ text: String, _ name: String, of form: Form? = nil) {
            (self.name, self.text) = (name, text)
            let bytes = Array(text.utf8)
            let findings =
                form.map { TranslationReader.read(bytes, fileName: name, of: $0).findings }
                ?? FormReader.read(bytes, fileName: name).findings
            problems = findings.map(\.problem)
        }

        /// The faults that the schema has to refuse.
        var faultsOfShape: [FormProblem] {
            // Of a key that stands twice, another reader sees another one.
            let isAmbiguous = problems.contains {
                if case .duplicateKey = $0 { true } else { false }
            }
            return isAmbiguous
                ? [] : problems.filter { SchemaBoundary.reason($0, in: text) == nil }
        }

        /// How the schema contradicts the reader; nil when it does not.
        func contradiction(_ refusal: String?) -> String? {
            switch refusal {
            case let words? where problems.isEmpty && !SchemaBoundary.hasTypedName(text):
                "\(name): the schema refuses what the reader takes: \(words)\n\(text)"
            case nil where !faultsOfShape.isEmpty:
                "\(name): the schema takes it; the reader: \(faultsOfShape)\n\(text)"
            case nil, _?: nil
            }
        }
    }

    /// A file that is taken is taken with all its items.
    private func expectNothingLost(of tree: FileTree) {
        let text = tree.yaml
        guard let form = try? FormReader.read(Array(text.utf8), fileName: "r").get() else { return }
        let sections = tree["sections"].flatMap(\.elements)
        let count = sections.reduce(0) { $0 + ($1["items"].flatMap(\.elements)).count }
        #expect(form.items.count == count, "\(text)")
    }

    private func expectAgreement(_ samples: [Sample]) throws {
        let verdicts = try SchemaValidator.verdicts(samples.map(\.text))
        #expect(verdicts.count == samples.count)
        let contradictions = zip(samples, verdicts).compactMap { $0.contradiction($1) }
        #expect(contradictions.isEmpty, "\(contradictions.count): \(contradictions.first ?? "")")
    }

    @Test("every survey, translation and example of the guides is valid")
    func examples() throws {
        let form = try SampleTranslation.form()
        var samples = [
            Sample(SampleSurvey.text, "sample"), Sample(SampleTranslation.survey, "all"),
        ]
        samples += GuideTests.surveys.enumerated().map { Sample($1, "example \($0)") }
        let folder = SchemaValidator.schema.deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "forms")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            // A translation alone is read for no survey: its words are looked at elsewhere.
            guard !text.hasPrefix("translates:") else { continue }
            samples.append(Sample(text, name))
        }
        samples.append(Sample(SampleTranslation.german, "german", of: form))
        #expect(samples.filter { !$0.problems.isEmpty }.map(\.name) == [])
        #expect(try SchemaValidator.verdicts(samples.map(\.text)).allSatisfy { $0 == nil })
        let sides = try names.filter { $0.split(separator: ".").count == 3 }.map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
        #expect(!sides.isEmpty)
        #expect(
            try SchemaValidator.verdicts(sides + GuideTests.translations).allSatisfy { $0 == nil })
    }

    @Test("a faulty file is refused for every fault of shape")
    func faulty() throws {
        let samples = try FaultyFileTests.cases.map { faulty in
            let file = FaultyFileTests.folder.appending(path: "\(faulty.file).yaml")
            return Sample(String(decoding: try Data(contentsOf: file), as: UTF8.self), faulty.file)
        }
        try expectAgreement(samples)
        #expect(samples.count { !$0.faultsOfShape.isEmpty } > 35)
    }

    @Test("random surveys and translations are valid for both")
    func random() throws {
        var random = RandomForm(using: SplitMix(state: 11))
        var samples: [Sample] = []
        for number in 0..<40 {
            let survey = Sample(random.survey().yaml, "survey \(number)")
            #expect(survey.problems.isEmpty, "\(survey.problems)\n\(survey.text)")
            let form = try FormReader.read(Array(survey.text.utf8), fileName: "r").get()
            samples += [
                survey,
                Sample(random.translation(of: form).yaml, "translation \(number)", of: form),
            ]
        }
        #expect(samples.filter { !$0.problems.isEmpty }.map(\.name) == [])
        try expectAgreement(samples)
        let text = samples.map(\.text).joined()
        for key in ItemKey.allCases.flatMap(ItemReader.keys) {
            #expect(text.contains(" \(key):"), "no random survey has ‘\(key)’")
        }
    }

    @Test("no slip in the shape of a file is refused by one and taken by the other")
    func mutated() throws {
        let seed = ProcessInfo.processInfo.environment["RECOUNT_SEED"].flatMap(UInt64.init) ?? 12
        var random = RandomForm(using: SplitMix(state: seed))
        var mutation = ShapeMutation(random: SplitMix(state: seed + 1))
        var samples: [Sample] = []
        for number in 0..<12 {
            let survey = random.survey()
            let form = try FormReader.read(Array(survey.yaml.utf8), fileName: "r").get()
            let translation = random.translation(of: form)
            for slip in 0..<24 {
                let mutated = mutation.mutated(survey)
                samples.append(Sample(mutated.yaml, "survey \(number).\(slip)"))
                expectNothingLost(of: mutated)
                guard slip.isMultiple(of: 4) else { continue }
                samples.append(
                    Sample(
                        mutation.mutated(translation).yaml, "translation \(number).\(slip)",
                        of: form))
            }
        }
        try expectAgreement(samples)
        #expect(samples.count { !$0.faultsOfShape.isEmpty } > samples.count / 4)
        #expect(samples.count { $0.problems.isEmpty } > samples.count / 10)
    }
}

extension Result where Failure == FormFindings {
    fileprivate var findings: [FormFinding] {
        switch self {
        case .success: []
        case .failure(let findings): findings.findings
        }
    }
}

// MARK: - What editors show

extension SchemaTests {
    /// A part of the schema.
    private typealias Part = [String: Any]

    private func parts() throws -> Part {
        let data = try Data(contentsOf: SchemaValidator.schema)
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? Part)
        return try #require(schema["$defs"] as? Part)
    }

    @Test("an item of each kind has the keys that the reader knows", arguments: ItemKey.allCases)
    func keys(kind: ItemKey) throws {
        let part = try #require(try parts()["item-\(kind.rawValue)"] as? Part)
        let properties = try #require(part["properties"] as? Part)
        #expect(Set(properties.keys) == Set(ItemReader.keys(of: kind)))
        #expect(part["additionalProperties"] as? Bool == false)
    }

    @Test("every key is explained, by itself or by what it refers to")
    func explained() throws {
        let parts = try parts()
        for (name, part) in parts {
            let properties = (part as? Part)?["properties"] as? Part ?? [:]
            for (key, value) in properties {
                // The keys that an item has in common are explained where they are common.
                guard let property = value as? Part else { continue }
                let reference = (property["$ref"] as? String)?.split(separator: "/").last
                let shared = reference.flatMap { parts[String($0)] as? Part }
                let words = (property["description"] ?? shared?["description"]) as? String
                #expect(words?.isEmpty == false, "\(name).\(key) is not explained")
            }
        }
    }
}
