extension FindingTexts {
    /// What to do about it.
    package static func advice(_ problem: FormProblem) -> String {
        switch problem {
        case .tooLarge: "divide the survey into several"
        case .notUTF8: "save the file with the encoding UTF-8"
        case .empty: "begin with ‘survey:’, ‘version:’, ‘language:’ and ‘title:’"
        case .controlCharacter: "delete the line and type it again"
        case .tab: "use spaces"
        case .tooDeep: "look for brackets that are not closed, or indent less"
        case .syntax: "check indentation, colons and quotes; put a text with ‘: ’ into quotes"
        case .severalDocuments: "keep one survey a file, without a line ‘---’ in between"
        case .anchor: "write the part out, or put choices into ‘lists’; quote a text with & or *"
        case .tag: "delete it; put a text that begins with ! into quotes"
        case .mergeKey: "write the keys out"
        case .duplicateKey: "keep one of them"
        case .missingKey(let key): "add ‘\(key):’"
        case .unknownKey(_, let name, let known):
            nearest(name, otherwise: "known here are \(list(known))")
        case .expected(let shape, let key): advice(shape, key)
        case .emptyText(let key): "fill it in, or delete ‘\(key)’"
        case .badValue(_, _, let rule): advice(rule)
        case .outOfRange(_, _, let least, let most): "use a whole number from \(least) to \(most)"
        case .minAboveMax: "exchange them"
        case .tooManyDecimals: "round it, or raise ‘decimals’"
        case .noKind(let name):
            nearest(name, otherwise: "add one of \(list(ItemKey.allCases.map(\.rawValue)))")
        case .severalKinds: "keep one, and make items of their own of the others"
        case .notYet(_, let instead): "use \(instead)"
        case .duplicateIdentifier: "give this question another id"
        case .duplicateCode: "give each choice a code of its own"
        case .choiceWithoutCode: "write ‘- code: Text of the choice’"
        case .choiceWithSeveralCodes: "begin each choice with ‘- ’ on a line of its own"
        case .tooFewChoices: "offer at least two"
        case .noChoices: "add ‘choices:’, or ‘list:’ with the name of a shared list"
        case .severalOrigins: "keep one of them"
        case .unknownList(_, let name): nearest(name, otherwise: "add it under ‘lists:’")
        case .origin(let problem): ConditionTexts.advice(problem)
        case .notSeveral: "name an earlier ‘many’ or ‘rank’ question"
        case .tooManyEntries: "divide the question"
        case .tooManyPlaces: "add ‘most:’ with how many places to fill, for example ‘most: 3’"
        case .dependsInShuffle: "move one of them into another section, or delete ‘shuffle’"
        case .endWithoutCondition: "add ‘show:’ with the condition that screens out"
        case .messageWithoutCheck: "add the ‘check’ that the message belongs to"
        case .foreignKey: "delete it"
        case .reservedIdentifier: "choose another id"
        case .partialYear: "delete ‘partial’, or ask for a month or day"
        case .stepsDoNotFit: "use a ‘step’ above 0 that divides the distance between the ends"
        case .scoreOfNothing: "name earlier questions, for example ‘sum(tired, weak)’"
        case .notInScore(_, let name): nearest(name, otherwise: "name questions of the ‘score’")
        case .prorationWithoutSum:
            "prorate a ‘score: sum(…)’, and say by ‘needs’ how many answers must be there"
        case .bandsOutOfOrder: "begin with the lowest band, and each at another number"
        case .unknownPurpose(_, let name): nearest(name, otherwise: "add it under ‘purposes:’")
        case .repeatedPurpose: "name it once"
        case .purposeWithoutConsent(let name): "add a consent item with ‘purpose: \(name)’"
        case .purposeAskedTwice: "ask for each purpose once"
        case .askedBeforeConsent: "move the consent up"
        case .publishingRequired:
            "delete ‘required’ at its consent item, or publish under a purpose of its own"
        case .sensitiveWithoutPurpose:
            "add ‘purpose:’ with a purpose that has a consent item, or ‘sensitive: none’"
        case .tooManyPurposes: "unite those that belong together"
        case .bundledPurposes: "make a consent item of its own for each purpose (GDPR Art. 7(2))"
        case .tickedBeforehand:
            "delete ‘default’: a box that nobody ticked is no consent (GDPR recital 32)"
        case .otherSurvey(_, let expected): "write ‘translates: \(expected)’"
        case .otherMajor(_, let form):
            "look through what has changed its meaning, then write ‘version: \(form)’"
        case .sameLanguage: "write the language of the translation, or change the survey itself"
        case .otherLanguage(let language, _):
            "correct it, or name the file so that it ends in ‘.\(language).yaml’"
        case .nothingToTranslate(_, _, let name): nearest(name, otherwise: "delete it")
        case .condition(let problem, _): ConditionTexts.advice(problem)
        }
    }

    private static func advice(_ shape: FormProblem.Shape, _ key: String) -> String {
        switch shape {
        case .text: "write the text behind the colon; put it into quotes if it holds ‘: ’"
        case .keys: "write ‘key: value’ on each line"
        case .list: "begin each line under ‘\(key)’ with ‘- ’"
        case .identifiers: "write one name, or several like [a, b]"
        }
    }

    private static func advice(_ rule: FormProblem.Rule) -> String {
        switch rule {
        case .formName: "use lower-case letters, digits and hyphens, a letter first"
        case .version: "write three numbers like 1.0.0"
        case .language: "write a language code like en or pt-BR"
        case .identifier: "use up to 32 lower-case letters, digits and _, a letter first"
        case .code: "use a lower-case word or a whole number"
        case .wholeNumber: "write a whole number in digits"
        case .number: "write a number like 12 or 3.5"
        case .trueOrFalse: "write true or false"
        case .sensitivity: "use one of \(list(Sensitivity.allCases.map(\.rawValue)))"
        case .terminologyCode: "write it like loinc:29463-7"
        case .vocabularyTerm:
            "write a purpose of the Data Privacy Vocabulary, like ScientificResearch"
        case .days: "write a number of days, like 365 days"
        case .assertion: "write adult or guardian"
        case .paging: "write one, sections or questions"
        case .access: "write open or invited"
        case .source: "write countries, or add ‘choices:’"
        case .datePrecision: "write day, month or year"
        case .dateLimit: "write today, a year, or a date like 2026-05-31"
        case .bandStart: "write the number at which the band begins, then its label"
        case .answer: "write what a person could answer, for example the code of a choice"
        }
    }
}
