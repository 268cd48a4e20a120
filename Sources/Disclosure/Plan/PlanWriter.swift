package import FormModel

/// Writes a plan as a file for its editor, with comments that explain it.
package struct PlanWriter {
    private let plan: ReleasePlan
    private let form: Form

    /// A writer of a plan for that version of its form.
    package init(_ plan: ReleasePlan, of form: Form) { (self.plan, self.form) = (plan, form) }

    /// The file; ``PlanReader`` makes the same plan of it.
    package var text: String {
        (head + rules + questions + omissions + tables).joined(separator: "\n") + "\n"
    }

    private var head: [String] {
        [
            "# What is published of ‘\(plan.form)’, fixed before the first release.",
            "# Numbers are published as ranges; a count below \(plan.parameters.threshold) as “fewer "
                + "than \(plan.parameters.threshold)”, zero too.",
            "# A changed plan is another plan: its tables are not audited together with earlier ones.",
            "plan: \(plan.form)",
            "version: \(form.version)  # the version of the survey that the plan is for",
            "",
        ]
    }

    private var rules: [String] {
        let rules = plan.parameters
        return [
            "# How much is protected. Each can be stricter than here, and none weaker.",
            "rules:",
            "  threshold: \(rules.threshold)  # smaller counts are not shown; newcomers come in by so many",
            "  band: \(rules.band)  # the width of a range",
            "  shield: \(rules.shield)  # so many people, picked at random, are left out of a release",
            "  shield_percent: \(rules.shieldPercent)  # or so many of a hundred, where that is more",
            "  base: \(rules.base)  # the fewest people of a release, or of a filter",
            "  releases: \(rules.releases)  # the most releases in so many",
            "  months: \(rules.months)",
            "  strict: \(rules.isStrict)  # true: whoever was left out once is never counted again",
            "",
        ]
    }

    private var questions: [String] {
        [
            "# Where a table would say too much, answers are merged step by step; each step names answers",
            "# that become one, with all that was merged into them before. Numbers and years are counted in",
            "# ranges; ‘cuts’ names where each but the first begins. Set both to what makes sense to your",
            "# readers before you look at any answer.",
            "questions:",
        ] + plan.questions.flatMap(lines)
    }

    private func lines(_ question: PlannedQuestion) -> [String] {
        let categories = zip(question.categories, question.labels).map { code, label in
            code == label ? "#   \(code)" : "#   \(code): \(Self.line(label))"
        }
        let cuts = question.cuts.map(\.description).joined(separator: ", ")
        let merges = question.merges.map { step in
            "  - [\(step.map { question.categories[$0] }.joined(separator: ", "))]"
        }
        return ["# \(Self.line(question.text))"] + categories + ["- question: \(question.name)"]
            + (question.cuts.isEmpty ? [] : ["  cuts: [\(cuts)]"])
            + (merges.isEmpty ? ["  merge: []"] : ["  merge:"] + merges) + [""]
    }

    /// What the form asks and no table of the plan counts, with the reason.
    private var omissions: [String] {
        let lines = form.items.filter(\.kind.hasAnswer).flatMap(omission)
        return lines.isEmpty ? [] : ["# Not counted:"] + lines + [""]
    }

    private func omission(_ item: Item) -> [String] {
        if let reason = PlanProblem.Reason.against(item) {
            return ["#   \(item.identifier): \(PlanTexts.words(reason))"]
        }
        let planned = Set(plan.questions.map(\.name))
        return Countable.parts(of: item).filter { !planned.contains($0.name) }.map { countable in
            countable.plainCuts == nil
                ? "#   \(countable.name): give it ‘cuts’, because the survey has no bounds for it"
                : "#   \(countable.name)"
        }
    }

    private var tables: [String] {
        ["tables:"] + plan.tables.flatMap(lines) + examples
    }

    private func lines(_ table: PlannedTable) -> [String] {
        let names = table.questions.map { plan.questions[$0].name }
        let count = names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
        guard let filter = table.filter else { return ["- count: \(count)"] }
        let question = plan.questions[filter.question]
        let codes = filter.categories.map { question.categories[$0] }.joined(separator: ", ")
        return ["- count: \(count)", "  where:", "    \(question.name): [\(codes)]"]
    }

    /// What an editor can add: two questions across each other, and a table for some people alone.
    private var examples: [String] {
        let plain = plan.tables.filter { $0.filter == nil && $0.questions.count == 1 }
        guard plain.count >= 2 else { return [] }
        let (first, second) = (
            plan.questions[plain[0].questions[0]], plan.questions[plain[1].questions[0]]
        )
        return [
            "# Two questions across each other, and a table for some people alone, need many answers:",
            "# - count: [\(first.name), \(second.name)]",
            "# - count: \(second.name)",
            "#   where:",
            "#     \(first.name): [\(first.categories[0])]",
        ]
    }

    /// A text of the form on one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
