package import FormModel
import Values

extension ReleasePlan {
    /// The most tables of a plan: each makes the audit longer.
    package static let mostTables = 100

    /// The plan that a form has unless its editor makes another one: a table for each question whose
    /// answers can be counted, the first ``mostTables`` of them. Nil when there is none.
    package init?(of form: Form, parameters: ReleaseParameters = .standard) {
        let questions = form.items.flatMap(Countable.parts).compactMap { countable in
            countable.plainCuts.map { PlannedQuestion(countable, of: form, cutAt: $0) }
        }
        .filter { $0.categories.count <= PlannedQuestion.mostCategories }
        .prefix(Self.mostTables)
        guard !questions.isEmpty else { return nil }
        self.init(
            of: form, parameters: parameters, questions: Array(questions),
            tables: questions.indices.map { PlannedTable(questions: [$0], filter: nil) })
    }

    /// A plan of checked parts for a form version.
    init(
        of form: Form, parameters: ReleaseParameters, questions: [PlannedQuestion],
        tables: [PlannedTable]
    ) {
        self.init(
            form: form.name, formDigest: form.digest, parameters: parameters,
            questions: questions, tables: tables, links: AnswerLinks(questions, of: form))
    }
}
