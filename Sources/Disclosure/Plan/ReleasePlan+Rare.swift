extension ReleasePlan {
    /// The same plan, where answers that few have given are free.
    ///
    /// The audit takes an answer that is not free over from somebody who gave it. Where the shield may
    /// hold all of those it would never find the answer open, and nothing could be published.
    package func freeing(rareAmong respondents: [Respondent]) -> ReleasePlan {
        let few = parameters.threshold + parameters.shieldSize(of: respondents.count)
        let free = questions.indices.map { place in
            let counts = respondents.reduce(into: [UInt8: Int]()) { counts, respondent in
                counts[respondent.categories[place], default: 0] += 1
            }
            return questions[place].categories.indices.reduce(links.free[place]) { free, category in
                let isRare = counts[UInt8(category), default: 0] < few
                return isRare ? free | 1 << UInt64(category) : free
            }
        }
        return ReleasePlan(
            form: form, formDigest: formDigest, parameters: parameters, questions: questions,
            tables: tables, links: AnswerLinks(groups: links.groups, free: free))
    }
}
