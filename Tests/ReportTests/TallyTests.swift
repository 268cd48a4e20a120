import FormModel
import Testing
import Values

@testable import Report

@Suite struct TallyTests {
    private let sample: ReportSample

    init() throws {
        sample = try ReportSample()
    }

    @Test("parts that are counted apart merge into the whole, in any order")
    func merge() throws {
        let (records, request) = (try sample.records(), try sample.request())
        var whole = Tally(request)
        for record in records { try whole.add(record) }
        var merged = Tally(request)
        for part in [records[40...], records[..<13], records[13..<40]] {
            var tally = Tally(request)
            for record in part { try tally.add(record) }
            merged.merge(tally)
        }
        #expect(SurveyReport(whole).json == SurveyReport(merged).json)
    }

    @Test(
        "a filter counts whom its condition fits",
        arguments: [
            ("shore = north", 34), ("alone and shore = south", 5), ("not (shore = north)", 26),
            ("things has tea", 10), ("daily.walk in (1, 2)", 40), ("strain >= 2", 20),
            ("seen < '2025'", 30), ("years(seen, today) >= 2", 21), ("wishes has rain", 0),
        ])
    func filter(condition: String, expected: Int) throws {
        guard condition != "wishes has rain" else {
            // What only an earlier version offers cannot be asked for.
            #expect(throws: ConditionFault.self) { try sample.new.condition(condition) }
            return
        }
        let report = try sample.report(filter: condition)
        #expect(report.responses == expected, "\(condition)")
        #expect(report.unfiltered == 60)
        #expect(report.dropOff == nil)
    }

    @Test(
        "a faulty filter is told with the column of the fault",
        arguments: [
            ("shore = nord", 9), ("alone and shor = north", 11), ("shore = north or", 17),
            ("depth > 'x'", 9), ("daily = 1", 1), ("shore # north", 7), ("", 1),
            ("again > 3 and things = tea", 15), ("mean(depth, dept) > 2", 13),
            ("shore = 'north", 9), ("wishes has rain", 12),
        ])
    func faults(condition: String, column: Int) throws {
        do throws(ConditionFault) {
            _ = try sample.new.condition(condition)
            Issue.record("accepted")
        } catch {
            #expect(error.column == column, "\(error)")
            #expect(error.description.hasPrefix("column \(column): "))
        }
    }

    @Test(
        "what has no categories is not laid across anything",
        arguments: [
            ("nothing", "there is no question"), ("story", "free text"), ("wishes", "in order"),
            ("daily", "‘daily.walk’"), ("daily.run", "no row"), ("shore.north", "no grid"),
        ])
    func variables(name: String, words: String) throws {
        do throws(CrossFault) {
            _ = try CrossVariable(name, in: sample.new)
            Issue.record("accepted")
        } catch {
            #expect(error.description.contains(words), "\(error)")
        }
    }

    @Test("an earlier version’s answers stand with those of the one in force")
    func versions() throws {
        let report = try sample.report()
        let things = try #require(report.questions.first { $0.name == "things" })
        guard case .several(let lines) = things.body else {
            Issue.record("no choices")
            return
        }
        #expect(lines.map(\.code) == ["net", "tea", "book"])
        #expect(lines.map(\.isFormer) == [false, false, true])
        #expect(lines.map(\.count) == [20, 10, 5])
        let calm = try #require(report.questions.last)
        #expect(calm.name == "calm" && calm.lastVersion == "1.0.0")
        #expect([calm.base, calm.notAsked] == [20, 40])
        guard
            case .ranking(let table) = report.questions.first(where: { $0.name == "wishes" })?.body
        else {
            Issue.record("no ranking")
            return
        }
        #expect(table.rows.map(\.code) == ["sun", "wind", "fog", "rain"])
        #expect(table.rows.allSatisfy { $0.isFormer == ($0.code == "rain") })
    }

    @Test("the report of the maintained counts tells what they suffice for")
    func quick() throws {
        let report = SurveyReport(sample.new, responses: 3) { $0.name == .shown ? 3 : 1 }
        #expect(report.days == nil && report.languages == nil && report.dropOff == nil)
        #expect(report.questions.allSatisfy { $0.base == 3 && $0.missing == 2 })
        #expect(TerminalReport(width: 80).text(of: report).contains("without --quick"))
    }
}
