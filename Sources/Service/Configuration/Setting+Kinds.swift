import Values

/// A place in the settings.
typealias Place<Value> = any WritableKeyPath<Settings, Value> & Sendable

/// The kinds of settings that there are several of.
extension Setting {
    /// Any text; it always has a value.
    static func text(
        _ key: String, _ place: Place<String>, _ meaning: String, expected: String = "a text"
    ) -> Setting {
        Setting(key, meaning, expected: expected) { given, settings in
            guard let text = given.text else { return false }
            settings[keyPath: place] = text
            return true
        } value: {
            .string($0[keyPath: place])
        }
    }

    /// Any text, or none.
    static func text(
        _ key: String, _ place: Place<String?>, _ meaning: String, expected: String = "a text",
        otherwise: String? = nil,
        where isFit: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> Setting {
        Setting(key, meaning, expected: expected, otherwise: otherwise) { given, settings in
            guard let text = given.text, isFit(text) else { return false }
            settings[keyPath: place] = text
            return true
        } value: {
            $0[keyPath: place].map { .string($0) } ?? .null
        }
    }

    /// A whole number.
    static func number(
        _ key: String, _ place: Place<Int>, _ allowed: ClosedRange<Int>, _ meaning: String
    ) -> Setting {
        Setting(key, meaning, expected: words(allowed)) { given, settings in
            guard let number = given.number, allowed.contains(number) else { return false }
            settings[keyPath: place] = number
            return true
        } value: {
            .integer(Int64($0[keyPath: place]))
        }
    }

    /// How a whole number has to be.
    static func words(_ allowed: ClosedRange<Int>) -> String {
        "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    }

    /// One of a few words.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ key: String, _ place: Place<Choice>, _ meaning: String
    ) -> Setting {
        Setting(key, meaning, expected: words(Choice.self)) { given, settings in
            guard let choice = given.text.flatMap(Choice.init(rawValue:)) else { return false }
            settings[keyPath: place] = choice
            return true
        } value: {
            .string($0[keyPath: place].rawValue)
        }
    }

    private static func words<Choice: RawRepresentable<String> & CaseIterable>(
        _ choices: Choice.Type
    ) -> String {
        let words = choices.allCases.map(\.rawValue)
        return "\(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")"
    }

    /// Several texts: a list, or one text with `separator` between them.
    static func texts(
        _ key: String, _ place: Place<[String]>, separator: Character, _ meaning: String,
        expected: String, otherwise: String? = nil,
        where isFit: @escaping @Sendable ([String]) -> Bool = { _ in true }
    ) -> Setting {
        Setting(key, meaning, expected: expected, otherwise: otherwise) { given, settings in
            guard let texts = given.texts(separator: separator), isFit(texts) else { return false }
            settings[keyPath: place] = texts
            return true
        } value: {
            .array($0[keyPath: place].map { .string($0) })
        }
    }

    /// An email address.
    static func address(
        _ key: String, _ place: Place<EmailAddress?>, _ meaning: String, otherwise: String? = nil
    ) -> Setting {
        let expected = "an address such as news@example.org"
        return Setting(key, meaning, expected: expected, otherwise: otherwise) { given, settings in
            guard let address = given.text.flatMap(EmailAddress.init) else { return false }
            settings[keyPath: place] = address
            return true
        } value: {
            $0[keyPath: place].map { .string($0.text) } ?? .null
        }
    }

    /// A text that nobody is shown. It may be the first line of a file, which a second key names:
    /// `password` has `passwordFile` beside it.
    static func secret(_ key: String, _ place: Place<Secret?>, _ meaning: String) -> Setting {
        let expected = "a text; \(key)File can name a file whose first line it is"
        return Setting(key, meaning, expected: expected, isSecret: true) { given, settings in
            guard let text = given.text else { return false }
            settings[keyPath: place] = Secret(text)
            return true
        } value: {
            $0[keyPath: place].map { .string($0.description) } ?? .null
        }
    }
}
