import Demonstration

extension SurveyTaker {
    /// The person's answers to what is on the page.
    func answers(of person: Participation) -> FormAnswers {
        var answers = FormAnswers([:])
        for (name, value) in person.answers where shows(" name=\"\(name)\"") {
            answers.add(name, value)
        }
        return answers
    }

    /// True when the page's first button sends everything.
    var isLast: Bool { shows("name=\"go\" value=\"send\"") }

    /// Answers the page as the person does and goes on.
    mutating func answer(as person: Participation) throws {
        try send(answers(of: person), go: isLast ? "send" : "next")
    }
}
