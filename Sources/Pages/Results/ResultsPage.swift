package import Values

/// What the page of published results shows: bands, and nothing that bands were made of.
package struct ResultsPage: Sendable {
    /// The form's name, title, and whether it can be answered by everybody.
    package var survey: FormName
    package var title: Wording
    package var isOpen: Bool
    /// The release that is shown.
    package var number: Int
    package var day: Day
    /// How many people are counted; nil where that is not shown.
    package var people: ShownBand?
    /// What is below it is shown as "fewer than" it.
    package var threshold: Int
    /// How wide the ranges are from there on.
    package var width: Int
    package var sections: [Section]
    package var unshown: [Unshown]
    /// Every release of the form, the newest first.
    package var editions: [Edition]

    package init(
        survey: FormName, title: Wording, isOpen: Bool, number: Int, day: Day, people: ShownBand?,
        threshold: Int, width: Int, sections: [Section], unshown: [Unshown], editions: [Edition]
    ) {
        (self.survey, self.title, self.isOpen) = (survey, title, isOpen)
        (self.number, self.day, self.people) = (number, day, people)
        (self.threshold, self.width) = (threshold, width)
        (self.sections, self.unshown, self.editions) = (sections, unshown, editions)
    }

    /// What a section is about: a question, perhaps by another one, perhaps of some people alone.
    package struct Subject: Hashable, Sendable {
        package var question: Wording
        package var by: Wording?
        package var filter: Filter?

        package init(question: Wording, by: Wording? = nil, filter: Filter? = nil) {
            (self.question, self.by, self.filter) = (question, by, filter)
        }
    }

    /// People who gave one of some answers.
    package struct Filter: Hashable, Sendable {
        package var question: Wording
        package var answers: ResultsTable.Group

        package init(question: Wording, answers: ResultsTable.Group) {
            (self.question, self.answers) = (question, answers)
        }
    }

    /// Tables under one heading.
    package struct Section: Hashable, Sendable {
        package var subject: Subject
        package var tables: [ResultsTable]

        package init(subject: Subject, tables: [ResultsTable]) {
            (self.subject, self.tables) = (subject, tables)
        }
    }

    /// A table that is not shown.
    package struct Unshown: Hashable, Sendable {
        package var subject: Subject
        package var reason: Reason

        package enum Reason: Hashable, Sendable {
            /// It would say too much together with earlier results; the last that had it, if any did.
            case tooMuch(last: Edition?)
            /// Too few people fit the filter.
            case tooFewPeople
        }

        package init(subject: Subject, reason: Reason) {
            (self.subject, self.reason) = (subject, reason)
        }
    }

    /// A release that can be opened.
    package struct Edition: Hashable, Sendable {
        package var number: Int
        package var day: Day

        package init(number: Int, day: Day) { (self.number, self.day) = (number, day) }
    }
}

extension PageRenderer {
    /// The page of published results.
    package func results(_ page: ResultsPage) -> RenderedPage {
        self.page(
            "results", title: texts("results.pageTitle", ["survey": page.title.text]),
            ResultsViews(page, pages: self).view)
    }

    /// The answer where nothing is published of a survey yet.
    package func noResults(of survey: FormName, isOpen: Bool) -> RenderedPage {
        let home = ("/", texts["problem.home"])
        return message(
            texts["results.noneTitle"], [texts["results.none"], texts["results.noneNext"]],
            action: isOpen ? ("/surveys/\(survey)", texts["article.takeSurvey"]) : home)
    }
}
