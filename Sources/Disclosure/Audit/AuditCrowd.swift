/// Gathers the people of an audit: those who are there, those who left, with made-up answers, and
/// some who might have been counted always, because the number of people is published in bands only.
struct AuditCrowd {
    private let plan: ReleasePlan
    private var answers: [UInt8] = []
    private var masks: [UInt64] = []
    private var isThere: [Bool] = []
    /// How many are there whose answers are known.
    private var known = 0

    /// So many people might be there beyond those who are.
    private static let spares = 12

    init(_ plan: ReleasePlan) { self.plan = plan }

    /// Adds a person who is there.
    mutating func add(_ categories: [UInt8], _ counted: [UInt64]) {
        // Whoever a filter does not count may be counted without it, but not the other way round.
        add(categories, masks: counted.map { $0 & (counted.first ?? 0) }, isThere: true)
        known += 1
    }

    /// Adds people who left, with the answers of people by chance.
    mutating func addLeavers(
        _ leavers: [ReleaseHistory.Leavers], releases: Int, _ random: inout WalkRandom
    ) {
        for past in leavers {
            let masks = past.counted.map { $0 & (past.counted.first ?? 0) }
            for _ in 0..<past.count { add(someAnswers(&random), masks: masks, isThere: true) }
        }
    }

    /// Adds people who are not there but might be.
    mutating func addSpares(releases: Int, _ random: inout WalkRandom) {
        let all: UInt64 = releases >= 64 ? .max : (1 << UInt64(releases)) - 1
        let masks = Array(repeating: all, count: plan.baseCount)
        for _ in 0..<Self.spares { add(someAnswers(&random), masks: masks, isThere: false) }
    }

    private mutating func add(_ categories: [UInt8], masks: [UInt64], isThere: Bool) {
        answers += categories
        self.masks += masks
        self.isThere.append(isThere)
    }

    private func someAnswers(_ random: inout WalkRandom) -> [UInt8] {
        let questions = plan.questions.count
        let person = random.below(known)
        return Array(answers[person * questions..<(person + 1) * questions])
    }

    func state(_ model: AuditModel, _ random: inout WalkRandom) -> AuditState {
        // Whoever was never counted can change nothing.
        let bases = plan.baseCount
        let people = isThere.indices.filter { masks[$0 * bases] != 0 }.shuffled(using: &random)
        return AuditState(
            model, answers: answers, masks: masks, isThere: isThere, people: people)
    }
}
