import FormModel
import Testing
import Values

@testable import Pages

/// Published results, made up for the tests of their page.
extension Samples {
    static func band(_ lower: Int, _ upper: Int) -> ShownBand {
        ShownBand(lower: lower, upper: upper)
    }
    static let small = band(0, 10)

    static func group(_ words: String...) -> ResultsTable.Group {
        words.map { .words(Wording($0, language: LanguageTag("en"))) }
    }

    private static func english(_ text: String) -> Wording {
        Wording(text, language: LanguageTag("en"))
    }

    /// Results with a section of each kind.
    static func results(_ sections: [ResultsPage.Section]) throws -> ResultsPage {
        let day = try day()
        return ResultsPage(
            survey: try #require(FormName("weight-rare-myasthenia")),
            title: english("Weight, eating and daily life"), isOpen: true, number: 1, day: day,
            people: band(61, 65), threshold: 11, width: 5, sections: sections, unshown: [],
            editions: [ResultsPage.Edition(number: 1, day: day)])
    }

    /// One question, with the share of each answer.
    static var oneWay: ResultsPage.Section {
        .init(
            subject: .init(question: english("How has your weight changed since the first signs?")),
            tables: [
                ResultsTable(
                    rows: [
                        group("I lost weight"), group("It stayed about the same"),
                        group("I gained weight"), [.skipped], [.notShown],
                    ],
                    cells: [band(16, 20), small, band(21, 25), small, small], total: band(61, 65))
            ])
    }

    /// Two questions, with answers that are counted together, a number that is left open, and without
    /// a sum.
    static var twoWay: ResultsPage.Section {
        .init(
            subject: .init(
                question: english("How has your weight changed since the first signs?"),
                by: english("Which condition is it?")),
            tables: [
                ResultsTable(
                    rows: [group("I lost weight"), group("It stayed about the same")],
                    columns: [
                        group("Lambert-Eaton myasthenic syndrome (LEMS)"),
                        group("Neuromyotonia", "Congenital myasthenic syndrome"), [.skipped],
                    ],
                    cells: [nil, small, small, band(11, 15), band(16, 20), small],
                    rowTotals: [nil, band(31, 40)],
                    columnTotals: [band(31, 40), band(21, 30), band(0, 10)], total: nil,
                    isWide: true)
            ])
    }

    /// Numbers, years and steps of a scale, of some people alone.
    static var filtered: ResultsPage.Section {
        get throws {
            let bin = { (text: String) in try #require(NumberBin(text)) }
            return .init(
                subject: .init(
                    question: english("How much do you weigh now?"),
                    filter: .init(
                        question: english("Who are you answering for?"), answers: group("Myself"))),
                tables: [
                    ResultsTable(
                        rows: [
                            [.numbers(try bin("5..<50"), unit: "kg", label: nil)],
                            [
                                .numbers(try bin("50..<100"), unit: "kg", label: nil),
                                .numbers(try bin("100...350"), unit: "kg", label: nil),
                            ],
                            [.years(try bin("1990..<2000"))], [.years(try bin("2010..."))],
                            [.numbers(try bin("..<4"), unit: nil, label: english("Mild"))],
                            [
                                .number(
                                    FixedDecimal(mantissa: 5, decimals: 0),
                                    meaning: english("Very well"))
                            ], [.number(FixedDecimal(mantissa: 3, decimals: 0), meaning: nil)],
                        ],
                        cells: [small, band(21, 25), small, small, small, small, small],
                        total: band(36, 40))
                ])
        }
    }

    /// The options of a tick-all question, a row for each, and the rows of a grid, a table for each.
    static var parts: [ResultsPage.Section] {
        [
            .init(
                subject: .init(question: english("What have you tried?")),
                tables: [
                    ResultsTable(
                        rows: [group("Softer food or smaller meals"), group("Nothing so far")],
                        columns: [[.yes], [.no], [.skipped]], chart: .column(0),
                        cells: [band(31, 35), band(16, 20), small, small, band(41, 45), small],
                        rowTotals: [band(61, 65), nil], total: nil)
                ]),
            .init(
                subject: .init(question: english("How often is it hard to")),
                tables: ["climb stairs", "chew"].map { row in
                    ResultsTable(
                        part: english(row), rows: [group("Often"), group("Seldom")],
                        cells: [small, band(46, 50)], total: band(61, 65))
                }),
        ]
    }

    /// Everything that a page of results can show.
    static func fullResults() throws -> ResultsPage {
        var page = try results([oneWay, twoWay, filtered] + parts)
        let first = ResultsPage.Edition(number: 1, day: Day(number: page.day.number - 90))
        let third = ResultsPage.Edition(number: 3, day: Day(number: page.day.number + 60))
        page.number = 2
        page.editions = [third, .init(number: 2, day: page.day), first]
        page.unshown = [
            .init(subject: twoWay.subject, reason: .tooMuch(last: first)),
            .init(subject: .init(question: english("Which gene?")), reason: .tooMuch(last: nil)),
            .init(subject: try filtered.subject, reason: .tooFewPeople),
        ]
        return page
    }
}
