/// Steps that keep every published band.
extension AuditState {
    /// A wind that blows answers into some categories, of some pasts the other way round; so a walk
    /// reaches values that are far apart.
    struct Wind {
        /// For each question and category how much it draws.
        fileprivate let pull: [[UInt32]]
        /// For each past whether the wind blows the other way.
        fileprivate let isTurned: [Bool]

        init(_ state: AuditState, _ random: inout WalkRandom) {
            pull = state.model.plan.questions.map { question in
                question.categories.map { _ in UInt32(truncatingIfNeeded: random.next()) }
            }
            isTurned = state.classes.map { _ in random.next() & 1 == 0 }
        }

        /// The same wind from the other side.
        func turned() -> Wind { Wind(pull: pull.map { $0.map { ~$0 } }, isTurned: isTurned) }

        private init(pull: [[UInt32]], isTurned: [Bool]) {
            (self.pull, self.isTurned) = (pull, isTurned)
        }

        fileprivate func blows(_ question: Int, from: Int, to: Int, class place: Int) -> Bool {
            (pull[question][from] < pull[question][to]) != isTurned[place]
        }
    }

    /// Takes so many steps, before the wind mostly, on these questions.
    mutating func walk(
        _ steps: Int, on questions: [Int], before wind: Wind, _ random: inout WalkRandom
    ) {
        guard !questions.isEmpty else { return }
        for _ in 0..<steps {
            let question = questions[random.below(questions.count)]
            let place = random.below(classes.count)
            let person = someone(of: place, &random)
            if random.below(3) == 0 {
                swap(question, person, place, before: wind, &random)
            } else {
                step(question, person, place, before: wind, &random)
            }
        }
    }

    private func someone(of place: Int, _ random: inout WalkRandom) -> Int {
        // As often anybody as somebody of a past by chance, because some pasts are rare.
        guard random.next() & 1 == 0 else { return people[random.below(people.count)] }
        return classes[place][random.below(classes[place].count)]
    }

    private mutating func step(
        _ question: Int, _ person: Int, _ place: Int, before wind: Wind,
        _ random: inout WalkRandom
    ) {
        let old = answer(person, question)
        let new = random.below(model.plan.questions[question].categories.count)
        guard new != old,
            wind.blows(question, from: old, to: new, class: place)
                || random.below(8) == 0
        else { return }
        guard change(person, question, to: new, &random) else { return }
        settle()
    }

    private mutating func swap(
        _ question: Int, _ person: Int, _ place: Int, before wind: Wind,
        _ random: inout WalkRandom
    ) {
        let other = people[random.below(people.count)]
        let (mine, others) = (answer(person, question), answer(other, question))
        guard mine != others,
            wind.blows(question, from: mine, to: others, class: place) || random.below(8) == 0
        else { return }
        for linked in linked(with: question, mine, others) {
            let kept = answer(person, linked)
            set(person, linked, to: answer(other, linked))
            set(other, linked, to: kept)
        }
        settle()
    }

    private mutating func settle() {
        if violation == 0 { keep() } else { rollBack() }
    }
}

/// Changes that the form allows.
extension AuditState {
    /// The questions that change together when an answer does: the question alone, where the form
    /// allows both answers whatever the others are.
    func linked(with question: Int, _ old: Int, _ new: Int) -> [Int] {
        let free = model.plan.links.free[question]
        guard free >> UInt64(old) & free >> UInt64(new) & 1 == 0 else { return [question] }
        return model.linked[model.plan.links.groups[question]]
    }

    /// Gives a person another answer; where answers hang together, all that somebody has who gave
    /// it. False when nobody did, and nothing is changed.
    mutating func change(
        _ person: Int, _ question: Int, to category: Int, _ random: inout WalkRandom
    ) -> Bool {
        let linked = linked(with: question, answer(person, question), category)
        guard linked != [question] else {
            set(person, question, to: category)
            return true
        }
        guard let other = somebody(answering: question, category, &random) else { return false }
        for question in linked { set(person, question, to: answer(other, question)) }
        return true
    }

    /// Somebody who gave that answer.
    private func somebody(
        answering question: Int, _ category: Int, _ random: inout WalkRandom
    ) -> Int? {
        let start = random.below(people.count)
        for offset in people.indices {
            let place = start + offset
            let person = people[place < people.count ? place : place - people.count]
            if answer(person, question) == category { return person }
        }
        return nil
    }
}
