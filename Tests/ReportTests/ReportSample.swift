import FormModel
import Testing
import Values

@testable import Report

/// Two versions of a survey with made-up answers, which are the same in every run.
struct ReportSample {
    static let text = """
        survey: tide
        version: 1.0.0
        language: en
        title: The tide & you
        sections:
        - section: Shore
          items:
          - id: shore
            one: Which shore do you go to when the weather allows it and the way is not too far?
            choices:
            - north: The north
            - south: The south, where the water stays <warm> until late in the year
            - other: Another
              write: Which?
          - id: things
            many: What do you take along?
            choices:
            - net: A net
            - book: A book
          - id: alone
            yesno: Do you go alone?
        - section: Water
          items:
          - id: depth
            number: How deep do you go?
            show: alone = no
            unit: m
            decimals: 1
            min: 0
            max: 10
          - id: calm
            rating: How calm was it?
            max: 4
          - id: again
            nps: Would you tell a friend to come?
          - id: daily
            grid: How hard is it?
            rows:
            - walk: Walk
            - swim: Swim against the current
            choices:
            - '0': Not at all
            - '1': Somewhat
            - '2': Very
          - id: wishes
            rank: What comes first?
            most: 2
            choices:
            - sun: Sun
            - wind: Wind
            - rain: Rain
          - id: seen
            date: When were you there?
            precision: month
          - id: strain
            score: sum(daily)
            title: Strain
            bands:
            - 0: Light
            - 2: Heavy
          - id: mail
            text: Where do we write to?
            identifies: true
          - id: story
            story: What did you see?
        """

    let old: Form
    let new: Form

    init() throws {
        old = try Self.form(Self.text)
        new = try Self.form(
            Self.text.replacing("version: 1.0.0", with: "version: 2.0.0")
                .replacing("    - rain: Rain\n", with: "    - fog: Fog\n")
                .replacing("    - book: A book\n", with: "    - tea: A flask of tea\n")
                .replacing(
                    "  - id: calm\n    rating: How calm was it?\n    max: 4\n", with: ""))
    }

    private static func form(_ text: String) throws -> Form {
        try FormReader.read(Array(text.utf8), fileName: "tide.yaml").get()
    }

    /// Answers of so many people, the first third of them to the earlier version.
    func records(_ count: Int = 60) throws -> [ReportRecord] {
        let language = try #require(LanguageTag("en"))
        let other = try #require(LanguageTag("ar"))
        return try (0..<count).map { number in
            let form = number < count / 3 ? old : new
            let day = Day(number: 20_600 + number / 2)
            var raw = RawSubmission()
            for (name, value) in Self.answers(number, isOld: form === old) {
                raw.append(name, value)
            }
            guard case .accepted(let submission) = form.check(raw, on: day) else {
                throw Refused(number: number)
            }
            return ReportRecord(
                form: form, language: number % 5 == 4 ? other : language, day: day,
                canonicalAnswers: submission.canonicalAnswers)
        }
    }

    struct Refused: Error {
        let number: Int
    }

    private static func answers(_ number: Int, isOld: Bool) -> [(String, String)] {
        let shores = ["north", "south", "north", "other", "south", "north", "north"]
        var answers = [("shore", shores[number % 7]), ("things", number % 3 == 0 ? "net" : "")]
        if number % 7 == 3 { answers.append(("shore.other", "The shore of Anna Weber")) }
        if number % 4 == 0 { answers.append(("things", isOld ? "book" : "tea")) }
        let isAlone = number % 3 == 1
        answers.append(("alone", number % 11 == 0 ? "" : isAlone ? "yes" : "no"))
        if !isAlone, number % 11 != 0 { answers.append(("depth", "\(number % 10).5")) }
        if isOld { answers.append(("calm", "\(number % 4 + 1)")) }
        answers.append(("again", "\((number * 7) % 11)"))
        answers.append(("daily.walk", "\(number % 3)"))
        answers.append(("daily.swim", number % 4 == 0 ? "" : "\((number / 2) % 3)"))
        answers.append(("wishes.1", ["sun", "wind", isOld ? "rain" : "fog"][number % 3]))
        answers.append(("wishes.2", number % 2 == 0 ? ["wind", "sun", "sun"][number % 3] : ""))
        answers.append(("seen", "\(2024 + number % 2)-0\(number % 9 + 1)"))
        answers.append(("mail", "me\(number)@example.org"))
        let stories = ["", "A seal, and my number is +49 30 1234567.", "Nothing.", "بحر هادئ"]
        answers.append(("story", stories[number % 4]))
        return answers
    }

    /// What is asked of the sample.
    func request(
        filter: String? = nil, questions: [ItemIdentifier]? = nil
    ) throws -> ReportRequest {
        let pairs = [("shore", "alone"), ("things", "daily.walk"), ("alone", "depth")]
        return ReportRequest(
            form: new, filters: try filter.map { [try new.condition($0)] } ?? [],
            crosses: try pairs.map { rows, columns in
                CrossRequest(
                    rows: try CrossVariable(rows, in: new),
                    columns: try CrossVariable(columns, in: new))
            }, questions: questions)
    }

    /// The report of the sample, with two drafts.
    func report(filter: String? = nil) throws -> SurveyReport {
        var tally = Tally(try request(filter: filter))
        for record in try records() { try tally.add(record) }
        var drafts = DraftTally(new, since: Day(number: 20_610))
        drafts.add(Draft(paging: .sections))
        drafts.add(Draft(paging: .sections))
        return SurveyReport(tally, drafts: drafts)
    }
}
