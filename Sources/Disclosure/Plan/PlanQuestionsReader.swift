import FormModel
import Values

/// Reads what a plan says about questions, and knows those about which it says nothing.
struct PlanQuestionsReader {
    let form: Form
    private let collector: FindingCollector
    private let notes: PlanNotes
    /// Everything that the form lets count, by name, and where that stands in the form.
    private let countables: [String: (place: Int, countable: Countable)]
    /// The questions that were read, by name; nil where a question has findings.
    private var read: [String: PlannedQuestion?] = [:]
    /// Where a question is spoken of, by name.
    private(set) var places: [String: SourcePlace] = [:]

    init(_ form: Form, _ collector: FindingCollector, _ notes: PlanNotes) {
        (self.form, self.collector, self.notes) = (form, collector, notes)
        let all = form.items.flatMap(Countable.parts).enumerated()
        countables = Dictionary(
            all.map { ($0.element.name, ($0.offset, $0.element)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Reads `question`, `cuts` and `merge`.
    mutating func read(_ node: SourceNode) {
        guard let keys = MappingReader(node, named: "questions", collector) else { return }
        keys.allow(["question", "cuts", "merge"])
        guard let name = keys.requiredText("question"),
            let countable = countable(name)
        else { return }
        guard read[name.text] == nil else {
            notes.add(.repeatedQuestion(name.text), at: name.place)
            return
        }
        places[name.text] = name.place
        let reader = PlanQuestionReader(
            countable: countable, form: form, keys: keys, collector: collector, notes: notes)
        read[name.text] = .some(reader.question())
    }

    /// What is counted under a name; nil after adding why nothing is.
    private func countable(_ name: SourceText) -> Countable? {
        if let found = countables[name.text] { return found.countable }
        notes.add(absence(of: name.text), at: name.place)
        return nil
    }

    private func absence(of name: String) -> PlanProblem {
        guard let item = form.items.first(where: { $0.identifier.text == name }) else {
            let names = countables.keys.sorted()
            return .unknownQuestion(name, nearest: NearestName.of(name, among: names))
        }
        if let reason = PlanProblem.Reason.against(item) { return .notCounted(name, why: reason) }
        let example = Countable.parts(of: item).first?.name ?? name
        return .notCounted(name, why: .hasParts(example: example))
    }

    /// The question of a name, as the plan says or as it is by default; nil after adding what is wrong.
    mutating func question(_ name: SourceText) -> PlannedQuestion? {
        if let question = read[name.text] { return question }
        guard let countable = countable(name) else { return nil }
        guard let cuts = countable.plainCuts else {
            notes.add(.missingCuts, at: name.place, question: name.text)
            return nil
        }
        let question = PlannedQuestion(countable, of: form, cutAt: cuts)
        read[name.text] = question
        return question
    }

    /// Says whether nothing is wrong with what the plan says about a question.
    func isSound(_ name: String) -> Bool { (read[name] ?? nil) != nil }

    /// Where a question stands among all that the form lets count.
    func place(of name: String) -> Int { countables[name]?.place ?? 0 }
}
