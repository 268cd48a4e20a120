package import Values

/// Makes releases: counts, leaves people out at random, rounds to bands, audits and coarsens.
///
/// - Each release draws its shield anew, even when nobody left: were it the same, all that two
///   releases differ in would be newcomers, and a cell in one band twice would tell them to five.
/// - The audit takes the number of people in each release to be known, and how many of them others
///   counted too. So what a later release says of these numbers narrows nothing in earlier ones.
/// - A small cell that is what lacks to its total is opened by leaving the largest of its line open
///   too (complementary suppression); that costs less than wider bands or merged categories.
package enum Releasing {
    /// A release that was made, with what has to be kept together with it in one step.
    package struct Made: Sendable {
        package let release: Release
        /// The new marks of each respondent, in the order in which they were given.
        package let participations: [Participation]
        /// The true counts behind the tables, for the operator's eyes alone.
        package let trueCounts: ReleaseAuditDocument.TrueCounts
        /// What is shown less exactly than planned, and why, in plain words.
        package let explanation: [ReleaseNote]
    }

    /// Makes the next release of a plan on a day, or says why the last one stands.
    ///
    /// `respondents` are all whose answers may be counted now. Whoever was a respondent before and
    /// is not any more has been added to the history as somebody who left.
    package static func make(
        _ plan: ReleasePlan, _ history: ReleaseHistory, _ respondents: [Respondent], on day: Day,
        _ randomness: Randomness
    ) -> Result<Made, ReleaseRefusal> {
        check(plan, history, respondents)
        if let refusal = refusal(plan, history, respondents, on: day) { return .failure(refusal) }
        var random = RandomWords(randomness, ahead: 256)
        let population = Population(
            plan: plan, history: history, respondents: respondents, &random)
        guard let population else { return .failure(.tooFewPeople(least: plan.parameters.base)) }
        var press = ReleasePress(plan, history, population, seed: random.next())
        guard let content = press.print(on: day) else { return .failure(.notOpen) }
        let release = Release(content, plan: plan)
        return .success(
            Made(
                release: release, participations: population.participations,
                trueCounts: press.trueCounts(of: release),
                explanation: ReleaseNote.notes(on: release, plan)))
    }

    private static func check(
        _ plan: ReleasePlan, _ history: ReleaseHistory, _ respondents: [Respondent]
    ) {
        precondition(
            history.releases.allSatisfy { $0.plan == plan.digest },
            "A history belongs to the plan of its releases.")
        for respondent in respondents {
            precondition(
                respondent.categories.count == plan.questions.count,
                "A respondent has a category for each question of the plan.")
            precondition(
                zip(respondent.categories, plan.questions).allSatisfy {
                    Int($0) < $1.categories.count
                }, "A category is one of the plan's.")
            let past = respondent.participation
            precondition(
                !past.hasJoined || past.counted.count == plan.baseCount,
                "Marks belong to the plan.")
        }
    }

    private static func refusal(
        _ plan: ReleasePlan, _ history: ReleaseHistory, _ respondents: [Respondent], on day: Day
    ) -> ReleaseRefusal? {
        let parameters = plan.parameters
        if respondents.count < parameters.base {
            return .tooFewPeople(least: parameters.base)
        }
        if history.releases.count >= UInt64.bitWidth { return .planUsedUp }
        let days = parameters.months * 366 / 12
        let recent = history.releases.filter { $0.day.number > day.number - days }
        if let first = recent.first, recent.count >= parameters.releases {
            return .tooManyReleases(
                most: parameters.releases, months: parameters.months,
                next: Day(number: first.day.number + days))
        }
        let newcomers = respondents.count { !$0.participation.hasJoined }
        let isSame = history.leftSince == 0 && newcomers < parameters.threshold
        if !history.releases.isEmpty, isSame {
            return .nothingNew(waiting: newcomers, least: parameters.threshold)
        }
        return nil
    }
}
