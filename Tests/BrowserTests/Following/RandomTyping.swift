/// What people type, and what only a program or a damaged page would send.
struct RandomTyping {
    static let words = ["word", "Word", "caf\u{E9}", "cafe\u{301}", "x", "two words"]

    private static let texts =
        words + [
            "", " ", " word ", "\u{A0}x\u{A0}", "a\u{7}b", "tab\tin", "\u{1F469}\u{200D}\u{1F467}",
            "a\u{85}", "line\r\nline", "a\rb", "a\n\nb", "a\u{B}b", "abcdefghij", "\tx\n", "yes",
        ]
    private static let numbers = [
        "", "3", "2.5", "2,5", "-1", "\u{2212}4", "+7", "1 000", "1\u{A0}000", "12 kg", "12KG",
        "5.", "5.0000000", ",5", "1.2.3", "0.1", "999999999999", "0000000000001", "3.123456",
        "12345678901234567", "3.1234567", "abc", "7 kg kg", "- 5", "5\u{2009}5", "4\u{202F}0 °C",
        "1e3", "-0", "40", "7", "2", "1", "0", "1000.0000011", "1000.000002", "0,10 kg", "--1", "4",
        "99999999999.123456", "5..-", "7.-", "3,,", "3 ,5", "2.500", "1", "2", "٣", "١٢٫٥", "9 ÉT",
        "9 Ét", "9 éT",
    ]
    private static let marks = ["yes", "yes", "yes", "no", "no", "", " yes ", "maybe", "Yes"]
    private static let beside = ["", "", "", "", "beside", " ", "a\u{7}b", "line\nline"]
    private static let scale = [
        "1", "2", "3", "4", "5", "0", "6", "3.0", "2,5", "x", "", "7.5", "0.25", "-1.25", "-1.5",
        "10", "11", "50", "63", "100", "101", "99.5", "8", "13", "٣", "48", "-0",
    ]
    private static let years = [
        "2020", "2020", "2024", "1999", "2026", "2026", "2027", "999", "0999", "2 020", "+2021",
        "2021.", "", "", "twenty", "2020-05", "２０２０", "9999", "10000", "-2020",
    ]
    private static let months = [
        "5", "5", "05", "2", "11", "12", "11", "May", "mai", "März", "MA\u{308}R", "marz", "jui",
        "Juin", "ju", "ap", "Apr", "13", "0", "fév.", "fevrier", "De\u{301}cembre", "déc", "Sept.",
        "", "",
        "j.a.n", "5.", "5,5", "aou", "AOÛT", ".....", "may may", "märch", "٥",
    ]
    private static let days = [
        "1", "31", "30", "29", "5.", "05", "5", "23", "24", "", "", "", "0", "32", "x", "1e1",
        "3 1",
        "+9",
    ]

    /// The fields of all questions.
    static func fields(
        _ questions: [RandomSurvey.Question], using random: inout some RandomNumberGenerator
    ) -> [(String, String)] {
        var fields: [(String, String)] = []
        for question in questions {
            let values = values(question, using: &random)
            fields += values.map { (question.id, $0) }
            fields += parts(question, using: &random).map { (question.id + $0, $1) }
            fields += question.written.map { code in
                ("\(question.id).\(code)", beside.randomElement(using: &random) ?? "")
            }
        }
        return fields
    }

    private static func values(
        _ question: RandomSurvey.Question, using random: inout some RandomNumberGenerator
    ) -> [String] {
        let pool = pool(question)
        let isSeveral = isOneOf(12, using: &random)
        let most = question.kind == .many ? 4 : isSeveral ? 2 : 1
        guard most > 1 else { return pool.randomElement(using: &random).map { [$0] } ?? [] }
        return Array(pool.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }

    private static func pool(_ question: RandomSurvey.Question) -> [String] {
        switch question.kind {
        case .consent, .yesno: marks
        case .one, .dropdown, .many: question.codes + question.codes + [" a ", "", "nothing"]
        case .text, .story: texts
        case .number: numbers
        case .rating, .nps, .slider: scale
        case .date where question.parts.isEmpty: years
        // These have no field of their own.
        case .date, .grid, .rank, .score, .note: []
        }
    }

    /// What is typed into the fields of a question in parts, by what follows its identifier.
    private static func parts(
        _ question: RandomSurvey.Question, using random: inout some RandomNumberGenerator
    ) -> [(String, String)] {
        // What the page has shown of a slider is sent too, and changes nothing without its line.
        if question.kind == .slider { return [(".shown", "50")] }
        let ranked = question.codes.shuffled(using: &random)
        let isInOrder = Bool.random(using: &random)
        let count = Int.random(in: 0...question.parts.count, using: &random)
        return question.parts.enumerated().flatMap { place, part in
            let pool =
                question.kind == .rank && isInOrder
                ? [place < count ? ranked[place] : ""] : pool(question, part)
            let times = isOneOf(30, using: &random) ? 2 : 1
            return (0..<times).map { _ in (part, pool.randomElement(using: &random) ?? "") }
        }
    }

    private static func pool(_ question: RandomSurvey.Question, _ part: String) -> [String] {
        switch part {
        case ".year": years
        case ".month": months
        case ".day": days
        default: question.codes + question.codes + [" a ", "", "", "nothing"]
        }
    }

    private static func isOneOf(
        _ count: Int, using random: inout some RandomNumberGenerator
    ) -> Bool {
        Int.random(in: 0..<count, using: &random) == 0
    }
}
