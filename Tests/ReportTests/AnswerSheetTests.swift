import FormModel
import Testing
import Values

@testable import Report

@Suite struct AnswerSheetTests {
    private let sample: ReportSample
    private let records: [ReportRecord]
    private let forms: [Form]

    init() throws {
        sample = try ReportSample()
        // More of them than one byte can number: each has an address of their own.
        records = try sample.records(400)
        forms = [sample.old, sample.new]
    }

    private func parts(_ records: [ReportRecord]) throws -> AnswerSheet.Parts {
        var maker = AnswerSheetMaker()
        for record in records { try maker.add(record) }
        return maker.parts
    }

    /// The report of a request by opening each response, and by sheets of some of them each.
    private func reports(_ request: ReportRequest, withTexts: Bool = true) throws -> [String] {
        var (opened, sheets) = (Tally(request), Tally(request, answering: forms))
        for record in records { try opened.add(record) }
        for part in [records[..<150], records[150..<151], records[151...]] {
            let parts = try parts(Array(part))
            let read = AnswerSheet.Parts(
                answers: parts.answers, texts: withTexts ? parts.texts : [])
            try sheets.add(AnswerSheet(read))
        }
        #expect(opened.total == sheets.total && opened.responses == sheets.responses)
        return [SurveyReport(opened).json, SurveyReport(sheets).json]
    }

    @Test(
        "a report of sheets is that of the responses that they were made of",
        arguments: [
            nil, "shore = north", "alone and shore = south", "not (shore = north)", "depth > 4",
            "things has tea", "daily.walk in (1, 2)", "strain >= 2", "seen < '2025'",
            "years(seen, today) >= 2", "shore = other or again = 3", "story answered",
            "length(mail) > 14", "not things answered",
        ])
    func reports(filter: String?) throws {
        let both = try reports(try sample.request(filter: filter))
        #expect(both[0] == both[1])
        if filter == nil { #expect(both[0].contains("A seal")) }
    }

    @Test("so is that of any question alone, and that of pairs alone")
    func questions() throws {
        for item in sample.new.items + sample.old.items where item.kind.hasAnswer {
            let one = try reports(try sample.request(questions: [item.identifier]))
            #expect(one[0] == one[1], "\(item.identifier)")
        }
        let request = try sample.request(filter: "shore = north", questions: [])
        #expect(!request.readsTexts(of: sample.new))
        let pairs = try reports(request, withTexts: false)
        #expect(pairs[0] == pairs[1])
        #expect(pairs[0].contains(#""base":208"#))
    }

    @Test(
        "texts are read where one is counted or a filter looks at one",
        arguments: [
            (nil, ["story"], true), ("story answered", ["shore"], true),
            ("mail answered", [], true), ("shore = north", ["shore", "things"], false),
            (nil, [], false),
        ] as [(String?, [String], Bool)])
    func texts(filter: String?, questions: [String], areRead: Bool) throws {
        let request = try sample.request(
            filter: filter, questions: questions.map { try #require(ItemIdentifier($0)) })
        #expect(request.readsTexts(of: sample.new) == areRead)
        #expect(request.readsTexts(of: sample.old) == areRead)
        guard areRead else { return }
        // Without them nobody is counted as having written none.
        let parts = try parts(records)
        var tally = Tally(request, answering: forms)
        #expect(throws: AnswerSheetError.malformed) {
            try tally.add(
                AnswerSheet(AnswerSheet.Parts(answers: parts.answers, texts: [])))
        }
    }

    @Test("the same responses make the same bytes, and texts stand apart")
    func bytes() throws {
        let parts = try parts(records)
        #expect(try self.parts(records) == parts)
        #expect(try self.parts(records.reversed()) != parts)
        let answers = String(decoding: parts.answers, as: UTF8.self)
        let texts = String(decoding: parts.texts, as: UTF8.self)
        #expect(answers.contains("Anna Weber") && !texts.contains("Anna Weber"))
        #expect(!answers.contains("A seal") && texts.contains("A seal"))
        #expect(!answers.contains("me7@example.org") && texts.contains("me7@example.org"))
    }

    @Test("texts that look alike and are written differently stay two")
    func spellings() throws {
        let texts = ["caf\u{E9}", "cafe\u{301}", "caf\u{E9}"]
        let language = try #require(LanguageTag("en"))
        let records = try texts.map { text in
            var raw = RawSubmission()
            raw.append("story", text)
            guard case .accepted(let submission) = sample.new.check(raw, on: Day(number: 20_600))
            else { throw ReportSample.Refused(number: 0) }
            return ReportRecord(
                form: sample.new, language: language, day: Day(number: 20_600),
                canonicalAnswers: submission.canonicalAnswers)
        }
        var tally = Tally(try sample.request(), answering: forms)
        try tally.add(AnswerSheet(try parts(records)))
        let story = try #require(SurveyReport(tally).questions.first { $0.name == "story" })
        guard case .texts(let samples) = story.body else {
            Issue.record("no texts")
            return
        }
        #expect(try #require(samples).map(\.count).sorted() == [1, 2])
    }

    @Test("of nobody there is a sheet too")
    func empty() throws {
        let sheet = try AnswerSheet(try parts([]))
        var tally = Tally(try sample.request(), answering: forms)
        try tally.add(sheet)
        #expect(tally.total == 0)
    }

    @Test("a version that the form does not have is refused")
    func unknownVersion() throws {
        let sheet = try AnswerSheet(try parts(records))
        var tally = Tally(try sample.request(), answering: [sample.new])
        #expect(throws: AnswerSheetError.unknownVersion(sample.old.digest)) {
            try tally.add(sheet)
        }
    }

    @Test("bytes that are cut or changed are refused or counted, and stop nothing")
    func damaged() throws {
        let whole = try parts(Array(records[..<150]))
        let request = try sample.request()
        func count(_ answers: [UInt8]) throws {
            var tally = Tally(request, answering: forms)
            try tally.add(
                AnswerSheet(AnswerSheet.Parts(answers: answers, texts: whole.texts)))
        }
        try count(whole.answers)
        var refused = 0
        for place in stride(from: 1, to: whole.answers.count, by: 7) {
            do { try count(Array(whole.answers[..<place])) } catch { refused += 1 }
            var changed = whole.answers
            changed[place] ^= 0xFF
            do { try count(changed) } catch { refused += 1 }
        }
        #expect(refused > whole.answers.count / 7)
    }
}
