import FormModel
import Values

@testable import Disclosure

/// A made-up community whose members join, leave and change their minds between releases.
struct Community {
    /// A person, who is somebody else after changing an answer.
    struct Member {
        let name: Int
        let categories: [UInt8]
        var participation = Participation.newcomer
    }

    let plan: ReleasePlan
    private(set) var members: [Member] = []
    private(set) var history = ReleaseHistory()
    /// Everybody who left after they had been part of a release.
    private(set) var gone: [Member] = []
    private(set) var refusals: [ReleaseRefusal] = []
    private(set) var made: [Releasing.Made] = []
    /// By release and base: whom it counts, by name, whatever they answered.
    private(set) var counted: [[Set<Int>]] = []
    /// The names of those who left before each release, since the one before.
    private(set) var leavers: [[Int]] = []
    private var leaving: [Int] = []

    private var generator: SeededGenerator
    private let weights: [[Double]]
    private var names = 0
    private var day = 20_000

    init(_ plan: ReleasePlan, people: Int, _ generator: SeededGenerator) {
        (self.plan, self.generator) = (plan, generator)
        var chance = generator
        weights = plan.questions.map { question in
            // Some categories are rare, some nearly everybody's.
            let skew = Int.random(in: 0...4, using: &chance)
            return question.categories.map { _ in
                let weight = Double.random(in: 0.05...1, using: &chance)
                return (0..<skew).reduce(weight) { product, _ in product * weight }
            }
        }
        join(people)
    }

    /// Lets so many people answer.
    mutating func join(_ count: Int) {
        for _ in 0..<count {
            members.append(Member(name: names, categories: answers()))
            names += 1
        }
    }

    private mutating func answers() -> [UInt8] {
        weights.map { weights in
            var rest = Double.random(in: 0..<weights.reduce(0, +), using: &generator)
            for (category, weight) in weights.enumerated() {
                if rest < weight { return UInt8(category) }
                rest -= weight
            }
            return UInt8(weights.count - 1)
        }
    }

    /// Lets so many people by chance withdraw.
    mutating func leave(_ count: Int) {
        for _ in 0..<min(count, members.count) {
            remove(Int.random(in: members.indices, using: &generator))
        }
    }

    /// Lets a person withdraw.
    mutating func leave(name: Int) {
        guard let place = members.firstIndex(where: { $0.name == name }) else { return }
        remove(place)
    }

    private mutating func remove(_ place: Int) {
        let member = members.remove(at: place)
        history.add(leaver: member.participation)
        guard member.participation.hasJoined else { return }
        gone.append(member)
        leaving.append(member.name)
    }

    /// Lets so many people change their answers.
    mutating func change(_ count: Int) {
        let before = members.count
        leave(count)
        join(before - members.count)
    }

    /// Asks for a release on a day a month later.
    mutating func release() {
        day += 31
        let respondents = members.map {
            Respondent(
                number: $0.name, categories: $0.categories, participation: $0.participation)
        }
        let result = Releasing.make(
            plan, history, respondents, on: Day(number: day), generator.randomness)
        switch result {
        case .failure(let refusal): refusals.append(refusal)
        case .success(let made): keep(made)
        }
    }

    private mutating func keep(_ made: Releasing.Made) {
        for (place, participation) in made.participations.enumerated() {
            members[place].participation = participation
        }
        let bit: UInt64 = 1 << UInt64(made.release.number)
        counted.append(
            (0..<plan.baseCount).map { base in
                Set(members.filter { $0.participation.counted(in: base) & bit != 0 }.map(\.name))
            })
        history.add(made.release)
        self.made.append(made)
        leavers.append(leaving)
        leaving = []
    }

    /// Everybody who ever was part of a release.
    var everybody: [Member] { members.filter(\.participation.hasJoined) + gone }
}
