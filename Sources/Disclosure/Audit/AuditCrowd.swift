/// Gathers the people of an audit: those who are there, and those who left, with made-up answers.
///
/// How many people each release counted, and how many of them others counted too, is taken to be
/// known: whoever watches a small community may know it, and the bands of many tables give it away.
struct AuditCrowd {
    private let plan: ReleasePlan
    private var answers: [UInt8] = []
    private var masks: [UInt64] = []
    private var count = 0
    /// How many are there whose answers are known.
    private var known = 0

    init(_ plan: ReleasePlan) { self.plan = plan }

    /// Adds a person who is there.
    mutating func add(_ categories: [UInt8], _ counted: [UInt64]) {
        // Whoever a filter does not count may be counted without it, but not the other way round.
        add(categories, masks: counted.map { $0 & (counted.first ?? 0) })
        known += 1
    }

    /// Adds people who left, with the answers of people by chance.
    mutating func addLeavers(_ leavers: [ReleaseHistory.Leavers], _ random: inout WalkRandom) {
        for past in leavers {
            let masks = past.counted.map { $0 & (past.counted.first ?? 0) }
            for _ in 0..<past.count { add(someAnswers(&random), masks: masks) }
        }
    }

    private mutating func add(_ categories: [UInt8], masks: [UInt64]) {
        answers += categories
        self.masks += masks
        count += 1
    }

    private func someAnswers(_ random: inout WalkRandom) -> [UInt8] {
        let questions = plan.questions.count
        let person = random.below(known)
        return Array(answers[person * questions..<(person + 1) * questions])
    }

    func state(_ model: AuditModel, _ random: inout WalkRandom) -> AuditState {
        // Whoever was never counted can change nothing.
        let bases = plan.baseCount
        let people = (0..<count).filter { masks[$0 * bases] != 0 }.shuffled(using: &random)
        return AuditState(model, answers: answers, masks: masks, people: people)
    }
}
