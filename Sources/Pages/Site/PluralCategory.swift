import Values

/// The forms that texts with a number can have (CLDR 48, plural rules).
enum PluralCategory: String, CaseIterable, Hashable, Sendable {
    case zero, one, two, few, many, other

    /// The form that goes with `count` in `language`.
    static func of(_ count: Int, in language: LanguageTag) -> PluralCategory {
        PluralFamily(language).category(of: count)
    }

    /// The forms that a text has in `language`.
    static func all(in language: LanguageTag) -> [PluralCategory] {
        PluralFamily(language).categories
    }
}

/// Languages that form plurals in the same way, as far as whole numbers go.
private enum PluralFamily {
    /// One form for every number.
    case single
    /// One, and all others.
    case oneAndOther
    /// Nought and one, and all others.
    case noughtAndOther
    /// Endings decide: 1, 21, 31 …; 2 to 4, 22 to 24 …; all others.
    case eastSlavic
    case polish
    case westSlavic
    case arabic

    init(_ language: LanguageTag) {
        switch language.primary {
        case "id", "ja", "ko", "lo", "ms", "my", "th", "vi", "yo", "zh": self = .single
        case "fr", "hy", "pt", "am", "bn", "fa", "gu", "hi", "kn", "zu": self = .noughtAndOther
        case "be", "bs", "hr", "ru", "sr", "uk": self = .eastSlavic
        case "pl": self = .polish
        case "cs", "sk": self = .westSlavic
        case "ar": self = .arabic
        // What CLDR does otherwise, a translator can say by a text that suits every number.
        default: self = .oneAndOther
        }
    }

    var categories: [PluralCategory] {
        switch self {
        case .single: [.other]
        case .oneAndOther, .noughtAndOther: [.one, .other]
        case .eastSlavic, .polish: [.one, .few, .many, .other]
        case .westSlavic: [.one, .few, .other]
        case .arabic: PluralCategory.allCases
        }
    }

    func category(of count: Int) -> PluralCategory {
        switch self {
        case .single: .other
        case .oneAndOther: count == 1 ? .one : .other
        case .noughtAndOther: count <= 1 ? .one : .other
        case .eastSlavic: Self.slavic(count, isOne: count % 10 == 1 && count % 100 != 11)
        case .polish: Self.slavic(count, isOne: count == 1)
        case .westSlavic: count == 1 ? .one : (2...4).contains(count) ? .few : .other
        case .arabic: Self.arabic(count)
        }
    }

    private static func slavic(_ count: Int, isOne: Bool) -> PluralCategory {
        if isOne { return .one }
        let isFew = (2...4).contains(count % 10) && !(12...14).contains(count % 100)
        return isFew ? .few : .many
    }

    private static func arabic(_ count: Int) -> PluralCategory {
        switch (count, count % 100) {
        case (0, _): .zero
        case (1, _): .one
        case (2, _): .two
        case (_, 3...10): .few
        case (_, 11...99): .many
        default: .other
        }
    }
}
