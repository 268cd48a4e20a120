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
        "99999999999.123456", "5..-", "7.-", "3,,", "3 ,5", "2.500", "1", "2",
    ]
    private static let marks = ["yes", "yes", "yes", "no", "no", "", " yes ", "maybe", "Yes"]
    private static let beside = ["", "", "", "", "beside", " ", "a\u{7}b", "line\nline"]

    /// The fields of all questions.
    static func fields(
        _ questions: [RandomSurvey.Question], using random: inout some RandomNumberGenerator
    ) -> [(String, String)] {
        var fields: [(String, String)] = []
        for question in questions {
            let values = values(question, using: &random)
            fields += values.map { (question.id, $0) }
            fields += question.written.map { code in
                ("\(question.id).\(code)", beside.randomElement(using: &random) ?? "")
            }
        }
        return fields
    }

    private static func values(
        _ question: RandomSurvey.Question, using random: inout some RandomNumberGenerator
    ) -> [String] {
        let pool =
            switch question.kind {
            case .consent, .yesno: marks
            case .one, .dropdown, .many: question.codes + question.codes + [" a ", "", "nothing"]
            case .text, .story: texts
            case .number: numbers
            case .rating: ["1", "2", "3", "4", "5", "0", "6", "3.0", "2,5", "x", ""]
            case .note: [String]()
            }
        let isSeveral = Int.random(in: 0..<12, using: &random) == 0
        let most = question.kind == .many ? 4 : isSeveral ? 2 : 1
        guard most > 1 else { return pool.randomElement(using: &random).map { [$0] } ?? [] }
        return Array(pool.shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }
}
