/// Says in English what is wrong with a survey file and what to do about it.
package enum FindingTexts {
    /// One line: place, question, what is wrong; then what to do.
    package static func english(_ finding: FormFinding) -> String {
        let question = finding.item.map { ", question ‘\($0)’" } ?? ""
        let (sentence, advice) = (sentence(finding.problem), advice(finding.problem))
        return "line \(finding.line)\(question): \(sentence); \(advice)"
    }

    /// All findings, one a line, each with the file's name.
    package static func english(_ findings: FormFindings) -> String {
        findings.findings.map { "\(findings.fileName): \(english($0))" }.joined(separator: "\n")
    }

    /// What is wrong.
    package static func sentence(_ problem: FormProblem) -> String {
        switch problem {
        case .tooLarge(let limit): "the file is larger than \(limit) bytes"
        case .notUTF8: "this is not UTF-8 text"
        case .empty: "the file is empty"
        case .controlCharacter: "the line holds a control character"
        case .tab: "the line is indented with a tab"
        case .tooDeep(let limit): "lists and keys are nested more than \(limit) deep"
        case .syntax(let words): "this is not YAML: \(words)"
        case .severalDocuments: "a second document begins"
        case .anchor: "anchors (&name) and aliases (*name) are not part of the survey format"
        case .tag: "tags (!name) are not part of the survey format"
        case .mergeKey: "merge keys (<<) are not part of the survey format"
        case .duplicateKey(let key): "the key ‘\(key)’ stands twice"
        case .missingKey(let key): "the key ‘\(key)’ is missing"
        case .unknownKey(let key, _, _): "unknown key ‘\(key)’"
        case .expected(let shape, let key): "‘\(key)’ must be \(shape.rawValue)"
        case .emptyText(let key): "‘\(key)’ is empty"
        case .badValue(let value, let key, _): "‘\(value)’ does not fit ‘\(key)’"
        case .outOfRange(let value, let key, let least, let most):
            "‘\(key)’ is \(value), but goes from \(least) to \(most)"
        case .minAboveMax(let min, let max): "‘min’ (\(min)) is above ‘max’ (\(max))"
        case .tooManyDecimals(let value, let key, let most):
            "‘\(key)’ is \(value), but ‘decimals’ of the question is \(most)"
        case .noKind: "nothing says what kind of question this is"
        case .severalKinds(let keys): "more than one kind of question: \(list(keys))"
        case .notYet(let key, _): "‘\(key)’ is not supported yet"
        case .duplicateIdentifier(let name, let line):
            "the id ‘\(name)’ is taken by the question in line \(line)"
        case .duplicateCode(let code): "the code ‘\(code)’ stands twice"
        case .choiceWithoutCode: "the choice has no code"
        case .choiceWithSeveralCodes(let codes): "one choice has several codes: \(list(codes))"
        case .tooFewChoices(let count): "there are too few choices (\(count))"
        case .noChoices: "the question has no choices"
        case .severalOrigins(let keys): "the choices come from more than one key: \(list(keys))"
        case .unknownList(let name, _): "there is no list ‘\(name)’"
        case .origin(let problem): "‘from’: \(ConditionTexts.sentence(problem))"
        case .notSeveral(let name): "‘\(name)’ is not answered by several choices"
        case .tooManyEntries(let count, let key, let limit):
            "‘\(key)’ has \(count) entries, but at most \(limit) fit into one question"
        case .tooManyPlaces(let count, let limit):
            "the question asks for \(count) places, but nobody ranks more than \(limit)"
        case .dependsInShuffle(let name):
            "the question depends on ‘\(name)’, which may come after it in a shuffled section"
        case .endWithoutCondition: "this note would end the survey for everybody"
        case .messageWithoutCheck: "there is a ‘message’ but no ‘check’"
        case .foreignKey(let key, let kind): "‘\(key)’ means nothing in a \(kind.rawValue)"
        case .reservedIdentifier(let name): "the id ‘\(name)’ has a meaning of its own"
        case .partialYear: "nothing of a year can be left out"
        case .stepsDoNotFit(let step, let min, let max):
            "steps of \(step) do not lead from \(min) to \(max)"
        case .scoreOfNothing: "the score is calculated from no question"
        case .notInScore(let name, _): "the score is not calculated from ‘\(name)’"
        case .prorationWithoutSum: "there is nothing to prorate"
        case .bandsOutOfOrder(let first, let second):
            "the band from \(first) comes before the band from \(second)"
        case .unknownPurpose(let name, _): "there is no purpose ‘\(name)’"
        case .repeatedPurpose(let name): "the purpose ‘\(name)’ is named twice"
        case .purposeWithoutConsent(let name): "nobody is asked to consent to the purpose ‘\(name)’"
        case .purposeAskedTwice(let name, let first):
            "the purpose ‘\(name)’ is asked for a second time (first in ‘\(first)’)"
        case .askedBeforeConsent(let purpose):
            "the question comes before the consent to its purpose ‘\(purpose)’"
        case .publishingRequired(let purpose):
            "nobody can take part without the consent to publish (‘\(purpose)’)"
        case .sensitiveWithoutPurpose(let sensitivity):
            "the answer is sensitive (\(sensitivity.rawValue)), but no purpose covers it"
        case .tooManyPurposes(let limit): "there are more than \(limit) purposes"
        case .bundledPurposes(let names):
            "one consent asks for several purposes at once: \(list(names))"
        case .tickedBeforehand: "the consent would be ticked before anybody has read it"
        case .otherSurvey(let name, _): "the file translates ‘\(name)’, another survey"
        case .otherMajor(let version, let form):
            "the translation is of version \(version), but the survey is \(form)"
        case .sameLanguage(let language): "the survey itself is in ‘\(language)’"
        case .otherLanguage(let language, let expected):
            "the language is ‘\(language)’, but the file's name says ‘\(expected)’"
        case .nothingToTranslate(let key, let within, _):
            within.isEmpty
                ? "the survey has no ‘\(key)’" : "the survey has no ‘\(key)’ in ‘\(within)’"
        case .condition(let problem, let key):
            "the condition of ‘\(key)’: \(ConditionTexts.sentence(problem))"
        }
    }

    /// Names in quotes, one behind the other.
    package static func list(_ names: [String]) -> String {
        names.map { "‘\($0)’" }.joined(separator: ", ")
    }

    /// Asks whether the nearest name was meant, or says something else.
    package static func nearest(_ name: String?, otherwise: String) -> String {
        name.map { "did you mean ‘\($0)’?" } ?? otherwise
    }
}

extension FormFindings: CustomStringConvertible {
    package var description: String { FindingTexts.english(self) }
}
