import Foundation
package import Values

/// A ``ConsentContext`` read back from what was kept, of this version of the product or an earlier one.
package struct AskedContext: Sendable, Decodable {
    package struct Organisation: Sendable, Decodable {
        package let name: String
        package let contact: String
        package let address: String?
        package let processor: String?
        package let protectionOfficer: String?
    }

    /// A purpose with the words beside its control.
    package struct AskedPurpose: Sendable, Decodable {
        package let id: String
        package let text: String
        package let control: String
        package let controlDefault: String
        package let controlLanguage: String?
        package let dpv: String?
        package let primary: Bool?
        package let validDays: Int?
    }

    package struct Category: Sendable, Decodable {
        package let name: String
        package let required: Bool
        package let sensitive: Bool
        package let specialCategory: Bool
    }

    /// A notice and what it was to the person.
    package struct ShownNotice: Sendable, Decodable {
        package let sha256: String
        package let kind: String
        package let label: String
        package let language: String
        package let fact: ConsentContext.Reference.Fact
        package let path: String
    }

    /// Why kept bytes are no context.
    package enum Fault: Error, Hashable { case unreadable }

    package let schemaVersion: String
    package let controller: Organisation
    package let source: String
    package let sourceVersion: String
    package let language: LanguageTag
    package let purposes: [AskedPurpose]
    package let legalBasis: String
    package let consentType: String
    package let specialCategory: Bool
    package let notices: [ShownNotice]
    package let withdrawal: String
    package let dataCategories: [Category]?
    package let recipients: [String]?
    package let rights: [String]?
    package let storageLocation: String?
    package let jurisdiction: String?
    package let retention: String?
    package let authority: String?
    package let build: String?
    package let template: String?

    /// Reads what ``ConsentContext/content`` holds.
    package init(content: [UInt8]) throws(Fault) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(content))
        } catch {
            throw .unreadable
        }
    }
}

extension AskedContext {
    /// Says whether somebody who agreed to a purpose in this context would agree to something else in
    /// `other`: other words, another validity, or under other notices.
    package func differs(from other: AskedContext, about purpose: PurposeIdentifier) -> Bool {
        func words(_ context: AskedContext) -> [String?] {
            let asked = context.purposes.first { $0.id == purpose.text }
            return [asked?.text, asked?.control, asked?.validDays.map(String.init)]
        }
        func policies(_ context: AskedContext) -> Set<String> {
            let consent = Notice.Kind.consent.rawValue
            return Set(context.notices.filter { $0.kind != consent }.map(\.sha256))
        }
        return words(self) != words(other) || policies(self) != policies(other)
    }
}

extension AskedContext.AskedPurpose {
    private static let vocabulary = "https://w3id.org/dpv#"

    /// The purpose as its context had it; of a name that is none, the context would not have been kept.
    var consentText: ConsentText {
        guard let purpose = PurposeIdentifier(id) else {
            preconditionFailure("a kept context names purposes")
        }
        return ConsentText(
            purpose: purpose, meaning: text, label: control,
            language: controlLanguage.flatMap(LanguageTag.init),
            vocabularyTerm: dpv.map { String($0.dropFirst(Self.vocabulary.count)) },
            isPrimary: primary ?? true, validDays: validDays)
    }
}

extension LanguageTag: Decodable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let tag = LanguageTag(text) else { throw AskedContext.Fault.unreadable }
        self = tag
    }
}
