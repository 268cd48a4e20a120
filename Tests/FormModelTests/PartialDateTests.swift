import Testing
import Values

@testable import FormModel

@Suite struct PartialDateTests {
    private func date(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }

    @Test("a date is read as it is written", arguments: ["2020", "2020-05", "2020-05-31"])
    func written(text: String) throws {
        #expect(try date(text).description == text)
    }

    @Test(
        "what is no date is refused",
        arguments: [
            "", "20", "02020", "2020-5", "2020-13", "2020-00", "2020-02-30", "2020-05-31-01",
            "2020-", "-2020", "0999", "２０２０", "2020-05-3a", "today",
        ])
    func refused(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test(
        "dates are compared by the parts that both have",
        arguments: [
            ("2019", "2020", true, false), ("2020", "2020", false, false),
            ("2020", "2020-05", false, false), ("2020-04", "2020-05-01", true, false),
            ("2020-05", "2020-05-31", false, false), ("2020-05-31", "2020-05-30", false, true),
            ("2021-01", "2020", false, true),
        ])
    func order(left: String, right: String, isBefore: Bool, isAfter: Bool) throws {
        #expect(try date(left).isBefore(date(right)) == isBefore)
        #expect(try date(right).isBefore(date(left)) == isAfter)
    }

    @Test(
        "whole years pass at the anniversary",
        arguments: [
            ("2000-05-31", "2020-05-30", 19), ("2000-05-31", "2020-05-31", 20),
            ("2000-05", "2020-05-01", 20), ("2000-06", "2020-05-01", 19),
            ("2000", "2020-01-01", 20), ("2020", "2000", -20), ("2000-02-29", "2001-02-28", 0),
        ])
    func years(from: String, to: String, years: Int) throws {
        #expect(try date(from).years(to: date(to)) == years)
    }

    @Test(
        "a month is understood by name where the name is one month's",
        arguments: [
            ("May", 5), ("mai", 5), ("MÄRZ", 3), ("mar", 3), ("Sept.", 9), ("février", 2),
            ("août", 8), ("dez", 12), ("luglio", 7), ("juillet", 7), ("jui", nil), ("ju", nil),
            ("m", nil), ("", nil), ("summer", nil), ("maybe", nil),
        ])
    func months(name: String, month: Int?) {
        #expect(MonthName.month(name) == month)
    }

    @Test(
        "a year alone is read as freely as beside a month",
        arguments: [
            ("2020", "2020"), ("2 020", "2020"), ("2020.", "2020"), ("999", nil), ("2020-05", nil),
            ("two", nil),
        ])
    func yearAlone(typed: String, stored: String?) throws {
        let form = try SampleSurvey.form(items: "- id: q\n  date: Q?\n  precision: year")
        let json = form.check(.page([("q", typed)])).submission?.json
        #expect(json == stored.map { #"{"q":"\#($0)"}"# })
    }

    @Test(
        "years are counted by decades, or evenly between two ends",
        arguments: [
            ("", ["..<1900", "1900..<1910", "2050..."], 17),
            ("min: 2015", ["2015..<2020", "2020..<2030", "2050..."], 5),
            ("max: today", ["..<1900", "1900..<1910", "2050..."], 17),
            ("min: 2010\n  max: 2019", ["2010..<2011", "2011..<2012", "2018...2019"], 9),
        ])
    func bins(keys: String, cells: [String], count: Int) throws {
        let form = try SampleSurvey.form(items: "- id: q\n  date: Q?\n  \(keys)")
        let names = form.cells.dropFirst(2).map(\.name.description)
        #expect([names[0], names[1], names[names.count - 1]] == cells)
        #expect(names.count == count)
    }
}
