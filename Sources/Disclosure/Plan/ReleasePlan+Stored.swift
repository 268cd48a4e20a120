package import FormModel
import Foundation
import Values

extension ReleasePlan {
    /// A plan that was kept as ``canonicalJSON``, or nil when the bytes are none of `form`, the version
    /// for which it was made.
    package init?(stored bytes: [UInt8], of form: Form) {
        // Whatever is no JSON is no plan either.
        guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)),
            let members = json.members,
            let parameters = members["parameters"]?.members.flatMap(ReleaseParameters.init),
            let questions = members["questions"]?.all({ Self.question($0, form) }),
            let tables = members["tables"]?.all({ Self.table($0, questions) })
        else { return nil }
        self.init(of: form, parameters: parameters, questions: questions, tables: tables)
        guard canonicalJSON == bytes else { return nil }
    }

    private static func question(_ json: JSONValue, _ form: Form) -> PlannedQuestion? {
        let parts = form.items.lazy.flatMap(Countable.parts)
        guard let members = json.members, let name = members["name"]?.text,
            let countable = parts.first(where: { $0.name == name }),
            let cuts = members["cuts"].map({ $0.all { $0.text.flatMap(FixedDecimal.init) } }) ?? []
        else { return nil }
        let plain = PlannedQuestion(countable, of: form, cutAt: cuts)
        let merges = members["merge"]?.all { step in
            step.all { $0.text.flatMap(plain.category) }
        }
        return merges.map { PlannedQuestion(countable, of: form, cutAt: cuts, merges: $0) }
    }

    private static func table(_ json: JSONValue, _ questions: [PlannedQuestion]) -> PlannedTable? {
        func place(_ name: String?) -> Int? { questions.firstIndex { $0.name == name } }
        guard let members = json.members,
            let counted = members["questions"]?.all({ place($0.text) })
        else { return nil }
        guard let filter = members["filter"]?.members else {
            return PlannedTable(questions: counted, filter: nil)
        }
        guard filter.count == 1, let (name, codes) = filter.first, let question = place(name),
            let categories = codes.all({ $0.text.flatMap(questions[question].category) })
        else { return nil }
        return PlannedTable(
            questions: counted,
            filter: PlannedTable.Filter(question: question, categories: categories))
    }
}

extension ReleaseParameters {
    fileprivate init?(_ members: [String: JSONValue]) {
        guard let threshold = members["threshold"]?.number, let band = members["band"]?.number,
            let shield = members["shield"]?.number,
            let shieldPercent = members["shieldPercent"]?.number,
            let base = members["base"]?.number, let releases = members["releases"]?.number,
            let months = members["months"]?.number, case .bool(let strict) = members["strict"]
        else { return nil }
        (self.threshold, self.band, self.shield) = (threshold, band, shield)
        (self.shieldPercent, self.base) = (shieldPercent, base)
        (self.releases, self.months, isStrict) = (releases, months, strict)
    }
}
