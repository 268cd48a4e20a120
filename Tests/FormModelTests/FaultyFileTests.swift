import Foundation
import Testing

@testable import FormModel

/// Every survey file in `Faulty/` has exactly these findings, in English.
@Suite struct FaultyFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Faulty")

    struct Case: CustomTestStringConvertible {
        let file: String
        let lines: [String]

        init(_ file: String, _ lines: String...) {
            (self.file, self.lines) = (file, lines)
        }

        var testDescription: String { file }
    }

    static func findings(_ file: String) throws -> [FormFinding] {
        let bytes = Array(try Data(contentsOf: folder.appending(path: "\(file).yaml")))
        guard case .failure(let findings) = FormReader.read(bytes, fileName: file) else {
            return []
        }
        return findings.findings
    }

    @Test("a faulty file has all its findings at once, each with line and advice", arguments: cases)
    func findings(of faulty: Case) throws {
        #expect(try Self.findings(faulty.file).map { FindingTexts.english($0) } == faulty.lines)
    }

    @Test("every faulty file is in the table")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.cases.map { "\($0.file).yaml" }))
    }

    @Test("findings name the file, one a line")
    func rendered() throws {
        let findings = FormFindings(fileName: "x.yaml", findings: try Self.findings("many-faults"))
        let lines = FindingTexts.english(findings).split(separator: "\n")
        #expect(lines.count == findings.findings.count)
        #expect(lines.allSatisfy { $0.hasPrefix("x.yaml: line ") })
    }
}

extension FaultyFileTests {
    static let cases = [
        Case(
            "anchor",
            """
            line 9: anchors (&name) and aliases (*name) are not part of the survey \
            format; write the part out, or put choices into ‘lists’; quote a text with & \
            or *
            """),
        Case(
            "bad-access",
            "line 5: ‘members’ does not fit ‘access’; write open or invited"),
        Case(
            "bad-code",
            """
            line 11, question ‘change’: ‘Lost’ does not fit ‘choices’; use a lower-case \
            word or a whole number
            """),
        Case(
            "bad-flag",
            "line 13, question ‘change’: ‘yes’ does not fit ‘alone’; write true or false"),
        Case(
            "bad-id",
            """
            line 8, question ‘First Name’: ‘First Name’ does not fit ‘id’; use up to 32 \
            lower-case letters, digits and _, a letter first
            """),
        Case(
            "bad-language",
            "line 3: ‘English’ does not fit ‘language’; write a language code like en or pt-BR"),
        Case(
            "bad-name",
            """
            line 1: ‘Faulty Survey’ does not fit ‘survey’; use lower-case letters, digits \
            and hyphens, a letter first
            """),
        Case(
            "bad-number",
            "line 10, question ‘weight’: ‘five’ does not fit ‘min’; write a number like 12 or 3.5"),
        Case(
            "bad-sensitivity",
            """
            line 10, question ‘weight’: ‘medical’ does not fit ‘sensitive’; use one of \
            ‘none’, ‘health’, ‘genetic’, ‘sexlife’, ‘ethnicity’, ‘belief’, ‘politics’, \
            ‘union’, ‘biometric’, ‘criminal’
            """),
        Case(
            "bad-version",
            "line 2: ‘1.0’ does not fit ‘version’; write three numbers like 1.0.0"),
        Case(
            "colon-in-text",
            """
            line 9: this is not YAML: mapping values are not allowed in this context; \
            check indentation, colons and quotes; put a text with ‘: ’ into quotes
            """),
        Case(
            "consent-faults",
            """
            line 9: ‘scientific research’ does not fit ‘dpv’; write a purpose of the Data \
            Privacy Vocabulary, like ScientificResearch
            """,
            "line 10: ‘one year’ does not fit ‘valid’; write a number of days, like 365 days",
            "line 11: unknown key ‘until’; known here are ‘text’, ‘dpv’, ‘valid’",
            """
            line 17, question ‘ok_all’: one consent asks for several purposes at once: \
            ‘survey’, ‘research’; make a consent item of its own for each purpose (GDPR \
            Art. 7(2))
            """,
            """
            line 21, question ‘ok_survey’: the consent would be ticked before anybody has \
            read it; delete ‘default’: a box that nobody ticked is no consent (GDPR \
            recital 32)
            """,
            "line 27, question ‘adult’: ‘old’ does not fit ‘asserts’; write adult or guardian"),
        Case(
            "consent-twice",
            """
            line 13, question ‘ok_again’: the purpose ‘survey’ is asked for a second time \
            (first in ‘ok_survey’); ask for each purpose once
            """),
        Case(
            "empty-band",
            "line 15, question ‘burden’: ‘bands’ must be keys with values; write ‘key: value’ on each line"
        ),
        Case(
            "empty-text",
            "line 9, question ‘name’: ‘text’ is empty; fill it in, or delete ‘text’"),
        Case(
            "date-faults",
            """
            line 10, question ‘onset’: ‘years’ does not fit ‘precision’; write day, month or \
            year
            """,
            """
            line 11, question ‘onset’: ‘May 2020’ does not fit ‘min’; write today, a year, or a \
            date like 2026-05-31
            """,
            """
            line 12, question ‘onset’: ‘tomorrow’ does not fit ‘max’; write today, a year, or a \
            date like 2026-05-31
            """,
            "line 13, question ‘onset’: ‘default’ means nothing in a date; delete it",
            """
            line 17, question ‘first’: nothing of a year can be left out; delete ‘partial’, or \
            ask for a month or day
            """,
            "line 18, question ‘first’: ‘min’ (2020) is above ‘max’ (2019); exchange them",
            """
            line 20, question ‘first’: ‘format’ is not supported yet; use ‘hint’ to say what is \
            expected
            """,
            "line 23, question ‘last’: unknown key ‘presicion’; did you mean ‘precision’?",
            """
            line 24, question ‘last’: ‘2020-02-30’ does not fit ‘min’; write today, a year, or a \
            date like 2026-05-31
            """),
        Case(
            "default-faults",
            """
            line 10, question ‘mood’: ‘god’ does not fit ‘default’; write what a person could \
            answer, for example the code of a choice
            """,
            """
            line 16, question ‘signs’: ‘limp, fall’ does not fit ‘default’; write what a person \
            could answer, for example the code of a choice
            """,
            """
            line 24, question ‘hours’: ‘25’ does not fit ‘default’; write what a person could \
            answer, for example the code of a choice
            """,
            "line 27, question ‘thanks’: ‘default’ means nothing in a note; delete it"),
        Case(
            "empty",
            """
            line 1: the file is empty; begin with ‘survey:’, ‘version:’, ‘language:’ and \
            ‘title:’
            """),
        Case(
            "end-for-all",
            """
            line 8, question ‘goodbye’: this note would end the survey for everybody; add \
            ‘show:’ with the condition that screens out
            """),
        Case(
            "items-are-keys",
            "line 7: ‘items’ must be a list; begin each line under ‘items’ with ‘- ’"),
        Case(
            "late-consent",
            """
            line 11, question ‘name’: the question comes before the consent to its \
            purpose ‘survey’; move the consent up
            """),
        Case(
            "later-key",
            """
            line 10, question ‘energy’: ‘unsure’ is not supported yet; use ‘one’ with the \
            choices yes, no and unsure
            """),
        Case(
            "later-question",
            """
            line 10, question ‘why’: the condition of ‘show’: the question ‘change’ comes \
            later; name earlier questions only, or move this one down
            """),
        Case(
            "many-faults",
            "line 1: the key ‘language’ is missing; add ‘language:’",
            "line 2: ‘one’ does not fit ‘version’; write three numbers like 1.0.0",
            """
            line 13, question ‘why’: nothing says what kind of question this is; did you \
            mean ‘text’?
            """,
            """
            line 14, question ‘why’: the condition of ‘show’: ‘change’ has no choice \
            ‘lsot’; did you mean ‘lost’?
            """,
            "line 17, question ‘weight’: unknown key ‘unti’; did you mean ‘unit’?",
            """
            line 18, question ‘weight’: the condition of ‘required’: there is no question \
            ‘chnage’; did you mean ‘change’?
            """),
        Case(
            "many-without-has",
            """
            line 15, question ‘why’: the condition of ‘show’: ‘reasons’ is several \
            choices, but a choice is needed; write ‘reasons has …’
            """),
        Case(
            "merge-key",
            "line 10: merge keys (<<) are not part of the survey format; write the keys out"),
        Case(
            "unknown-source",
            """
            line 10, question ‘country’: ‘planets’ does not fit ‘source’; write countries, or \
            add ‘choices:’
            """),
        Case(
            "condition-in-unused-list",
            "line 9: the condition of ‘show’: there is no question ‘adlut’; did you mean ‘adult’?"),
        Case(
            "grid-without-rows",
            "line 8, question ‘daily’: the key ‘rows’ is missing; add ‘rows:’"),
        Case(
            "grid-with-write",
            "line 13, question ‘daily’: unknown key ‘write’; known here are ‘fixed’",
            "line 14, question ‘daily’: ‘write’ means nothing in a grid; delete it",
            "line 14, question ‘daily’: ‘alone’ means nothing in a grid; delete it"),
        Case(
            "grid-row-code",
            """
            line 12, question ‘daily’: ‘Chew’ does not fit ‘rows’; use a lower-case word or a \
            whole number
            """,
            """
            line 14, question ‘daily’: the code ‘chew’ stands twice; give each choice a code of \
            its own
            """,
            "line 20, question ‘empty’: ‘rows’ is empty; fill it in, or delete ‘rows’",
            "line 26, question ‘coded’: the id ‘code’ has a meaning of its own; choose another id"),
        Case(
            "grid-too-long",
            """
            line 10, question ‘daily’: ‘rows’ has 51 entries, but at most 50 fit into one \
            question; divide the question
            """),
        Case(
            "grid-in-condition",
            """
            line 18, question ‘why’: the condition of ‘show’: ‘daily’ is a grid of several rows, \
            but a number is needed; name one of its rows, like ‘daily.row’
            """,
            """
            line 21, question ‘where’: the condition of ‘show’: ‘daily’ has no row ‘wlak’; did \
            you mean ‘walk’?
            """,
            """
            line 24, question ‘when’: the condition of ‘show’: ‘why’ has no rows; name the \
            question alone
            """,
            """
            line 27, question ‘who’: the condition of ‘show’: ‘daily’ is a grid of several rows, \
            but several choices is needed; name one of its rows, like ‘daily.row’
            """,
            """
            line 30, question ‘how’: the condition of ‘show’: ‘count’ counts rows or questions, \
            and ‘daily.walk’ is one row; name the grid alone, or write ‘answered’ behind the row
            """),
        Case(
            "rank-too-long",
            """
            line 8, question ‘first’: the question asks for 11 places, but nobody ranks more \
            than 10; add ‘most:’ with how many places to fill, for example ‘most: 3’
            """,
            """
            line 24, question ‘second’: ‘most’ is 3, but goes from 1 to 2; use a whole number \
            from 1 to 2
            """),
        Case(
            "from-not-several",
            """
            line 12, question ‘worst’: ‘age’ is not answered by several choices; name an earlier \
            ‘many’ or ‘rank’ question
            """,
            """
            line 15, question ‘later’: ‘from’: the question ‘reasons’ comes later; name earlier \
            questions only, or move this one down
            """,
            """
            line 24, question ‘unknown’: ‘from’: there is no question ‘raesons’; did you mean \
            ‘reasons’?
            """,
            "line 27, question ‘single’: there are too few choices (1); offer at least two"),
        Case(
            "several-origins",
            """
            line 16, question ‘worst’: the choices come from more than one key: ‘from’, \
            ‘choices’; keep one of them
            """),
        Case(
            "shuffled-dependency",
            """
            line 16, question ‘why’: the question depends on ‘adult’, which may come after it in \
            a shuffled section; move one of them into another section, or delete ‘shuffle’
            """,
            """
            line 19, question ‘story’: the question depends on ‘ok’, which may come after it in \
            a shuffled section; move one of them into another section, or delete ‘shuffle’
            """),
        Case(
            "message-without-check",
            """
            line 10, question ‘age’: there is a ‘message’ but no ‘check’; add the ‘check’ \
            that the message belongs to
            """),
        Case(
            "condition-in-list",
            """
            line 9: the condition of ‘show’: the question ‘adult’ comes later; name earlier \
            questions only, or move this one down
            """),
        Case(
            "min-above-choices",
            """
            line 10, question ‘reasons’: ‘min’ is 3, but goes from 0 to 2; use a whole number \
            from 0 to 2
            """),
        Case(
            "min-above-max",
            "line 10, question ‘weight’: ‘min’ (350) is above ‘max’ (5); exchange them"),
        Case(
            "missing-id",
            "line 8: the key ‘id’ is missing; add ‘id:’"),
        Case(
            "missing-sections",
            "line 1: the key ‘sections’ is missing; add ‘sections:’"),
        Case(
            "missing-title",
            "line 1: the key ‘title’ is missing; add ‘title:’"),
        Case(
            "mistyped-attribute",
            "line 13, question ‘change’: unknown key ‘wriet’; did you mean ‘write’?"),
        Case(
            "mistyped-kind",
            """
            line 9, question ‘name’: nothing says what kind of question this is; did you \
            mean ‘text’?
            """),
        Case(
            "no-choices",
            """
            line 8, question ‘change’: the question has no choices; add ‘choices:’, or \
            ‘list:’ with the name of a shared list
            """),
        Case(
            "no-kind",
            """
            line 8, question ‘name’: nothing says what kind of question this is; add one \
            of ‘consent’, ‘one’, ‘dropdown’, ‘many’, ‘yesno’, ‘text’, ‘story’, ‘number’, \
            ‘rating’, ‘nps’, ‘slider’, ‘date’, ‘grid’, ‘rank’, ‘score’, ‘note’
            """),
        Case(
            "not-utf8",
            "line 9: this is not UTF-8 text; save the file with the encoding UTF-8"),
        Case(
            "one-choice",
            "line 10, question ‘change’: there are too few choices (1); offer at least two"),
        Case(
            "open-condition",
            """
            line 12, question ‘why’: the condition of ‘show’: found the end instead of \
            ‘)’; write for example ‘change = lost and age >= 18’
            """),
        Case(
            "own-value-outside-check",
            """
            line 10, question ‘age’: the condition of ‘show’: ‘it’ has a meaning in \
            ‘check’ only; name an earlier question
            """),
        Case(
            "publish-faults",
            "line 8: the id ‘story_words_1’ has a meaning of its own; choose another id",
            """
            line 19, question ‘first’: nobody can take part without the consent to publish \
            (‘survey’); delete ‘required’ at its consent item, or publish under a purpose of \
            its own
            """,
            """
            line 22, question ‘then’: the question comes before the consent to its purpose \
            ‘stories’; move the consent up
            """,
            "line 27, question ‘last’: there is no purpose ‘storys’; did you mean ‘stories’?"),
        Case(
            "purpose-without-consent",
            """
            line 5: nobody is asked to consent to the purpose ‘survey’; add a consent \
            item with ‘purpose: survey’
            """),
        Case(
            "rating-too-long",
            """
            line 10, question ‘listened’: ‘max’ is 50, but goes from 2 to 11; use a whole \
            number from 2 to 11
            """),
        Case(
            "repeated-code",
            """
            line 12, question ‘change’: the code ‘lost’ stands twice; give each choice a \
            code of its own
            """),
        Case(
            "repeated-id",
            """
            line 10, question ‘name’: the id ‘name’ is taken by the question in line 8; \
            give this question another id
            """),
        Case(
            "repeated-key",
            "line 11: the key ‘hint’ stands twice; keep one of them",
            "line 14, question ‘other’: unknown key ‘hnit’; did you mean ‘hint’?"),
        Case(
            "no-statement",
            """
            line 12, question ‘why’: the condition of ‘show’: ‘age’ is a number, but a \
            statement that is true or false is needed; compare numbers with numbers, and a \
            choice with one of its codes
            """),
        Case(
            "reserved-id",
            "line 8, question ‘key’: the id ‘key’ has a meaning of its own; choose another id"),
        Case(
            "score-faults",
            "line 14, question ‘nameless’: the key ‘title’ is missing; add ‘title:’",
            """
            line 17, question ‘nothing’: the score is calculated from no question; name earlier \
            questions, for example ‘sum(tired, weak)’
            """,
            """
            line 20, question ‘words’: the condition of ‘score’: ‘word’ is a text, but a number \
            is needed; compare numbers with numbers, and a choice with one of its codes
            """,
            """
            line 25, question ‘needy’: the score is not calculated from ‘waek’; did you mean \
            ‘weak’?
            """,
            "line 26, question ‘needy’: ‘hint’ means nothing in a score; delete it",
            "line 27, question ‘needy’: ‘required’ means nothing in a score; delete it",
            """
            line 31, question ‘many’: ‘needs’ is 3, but goes from 1 to 2; use a whole number \
            from 1 to 2
            """,
            """
            line 32, question ‘many’: there is nothing to prorate; prorate a ‘score: sum(…)’, \
            and say by ‘needs’ how many answers must be there
            """,
            """
            line 36, question ‘bands’: the band from 5 comes before the band from 0; begin with \
            the lowest band, and each at another number
            """,
            """
            line 42, question ‘others’: there is nothing to prorate; prorate a ‘score: sum(…)’, \
            and say by ‘needs’ how many answers must be there
            """,
            """
            line 43, question ‘others’: ‘bands’ is 1, but goes from 2 to 50; use a whole number \
            from 2 to 50
            """,
            """
            line 44, question ‘others’: ‘low’ does not fit ‘bands’; write the number at which \
            the band begins, then its label
            """,
            """
            line 46, question ‘later’: the condition of ‘score’: the question ‘last’ comes \
            later; name earlier questions only, or move this one down
            """),
        Case(
            "sensitive-consent",
            "line 13, question ‘ok_survey’: ‘sensitive’ means nothing in a consent; delete it"),
        Case(
            "required-note",
            "line 10, question ‘hello’: ‘required’ means nothing in a note; delete it"),
        Case(
            "sensitive-without-purpose",
            """
            line 8, question ‘weight’: the answer is sensitive (health), but no purpose \
            covers it; add ‘purpose:’ with a purpose that has a consent item, or \
            ‘sensitive: none’
            """),
        Case(
            "slider-and-nps-faults",
            """
            line 12, question ‘energy’: steps of 3 do not lead from 0 to 10; use a ‘step’ above \
            0 that divides the distance between the ends
            """,
            "line 15, question ‘pain’: ‘min’ (10) is above ‘max’ (0); exchange them",
            """
            line 20, question ‘mood’: steps of 1 do not lead from 5 to 5; use a ‘step’ above 0 \
            that divides the distance between the ends
            """,
            """
            line 21, question ‘mood’: unknown key ‘labels’; known here are ‘id’, ‘hint’, ‘show’, \
            ‘required’, ‘check’, ‘message’, ‘sensitive’, ‘identifies’, ‘purpose’, ‘codes’, \
            ‘default’, ‘slider’, ‘min’, ‘max’, ‘step’, ‘low’, ‘high’
            """,
            """
            line 24, question ‘recommend’: unknown key ‘max’; known here are ‘id’, ‘hint’, \
            ‘show’, ‘required’, ‘check’, ‘message’, ‘sensitive’, ‘identifies’, ‘purpose’, \
            ‘codes’, ‘default’, ‘nps’, ‘low’, ‘high’
            """),
        Case(
            "tab",
            "line 9: the line is indented with a tab; use spaces"),
        Case(
            "tag",
            """
            line 9: tags (!name) are not part of the survey format; delete it; put a text \
            that begins with ! into quotes
            """),
        Case(
            "text-is-a-list",
            """
            line 9, question ‘name’: ‘text’ must be a text; write the text behind the \
            colon; put it into quotes if it holds ‘: ’
            """),
        Case(
            "too-precise-limit",
            """
            line 11, question ‘weight’: ‘max’ is 350.25, but ‘decimals’ of the question \
            is 1; round it, or raise ‘decimals’
            """),
        Case(
            "two-documents",
            """
            line 10: a second document begins; keep one survey a file, without a line \
            ‘---’ in between
            """),
        Case(
            "two-kinds",
            """
            line 10, question ‘name’: more than one kind of question: ‘text’, ‘story’; \
            keep one, and make items of their own of the others
            """),
        Case(
            "unknown-code",
            """
            line 15, question ‘why’: the condition of ‘show’: ‘change’ has no choice \
            ‘lots’; did you mean ‘lost’?
            """),
        Case(
            "unknown-function",
            """
            line 10, question ‘age’: the condition of ‘check’: there is no function \
            ‘summ’; did you mean ‘sum’?
            """),
        Case(
            "unknown-key",
            "line 10, question ‘reasons’: unknown key ‘chioces’; did you mean ‘choices’?"),
        Case(
            "unknown-list",
            "line 14, question ‘tired’: there is no list ‘offen’; did you mean ‘often’?"),
        Case(
            "unknown-purpose",
            """
            line 5: nobody is asked to consent to the purpose ‘survey’; add a consent \
            item with ‘purpose: survey’
            """,
            "line 12, question ‘ok_survey’: there is no purpose ‘survei’; did you mean ‘survey’?"),
        Case(
            "unknown-question",
            """
            line 12, question ‘why’: the condition of ‘show’: there is no question \
            ‘chnage’; did you mean ‘change’?
            """),
        Case(
            "unknown-section-key",
            "line 7: unknown key ‘shwo’; did you mean ‘show’?"),
        Case(
            "unknown-top-key",
            "line 5: unknown key ‘intor’; did you mean ‘intro’?"),
    ]
}
