import Consent
import Foundation
import Testing
import Values

@Suite struct ConsentScribeTests {
    private let randomness = [UInt8](0..<48)

    @Test func `a record tells who, what, when and how, and names the context`() throws {
        let entry = try entry(randomness)
        let record = try #require(
            JSONSerialization.jsonObject(with: Data(entry.record.content)) as? [String: Any])
        let event = try #require(record["event"] as? [String: Any])
        let decisions = try #require(record["decisions"] as? [[String: Any]])
        #expect(
            decisions.compactMap { $0["status"] as? String } == ["ConsentGiven", "ConsentRefused"])
        #expect(decisions.compactMap { $0["purpose"] as? Int } == [0, 1])
        #expect(event["at"] as? Int == 1_795_424_705)
        #expect(event["by"] as? String == "person")
        #expect(event["method"] as? String == "survey page")
        #expect(record["context"] as? String == (try context()).digest.hexadecimal)
        #expect(record["subject"] as? String == Base64URL.encode([UInt8](repeating: 7, count: 16)))
    }

    @Test(arguments: [IdentifierProof.code(Digest(of: [1])), .email(Digest(of: [2])), .none])
    func `a record is canonical JSON`(proof: IdentifierProof) throws {
        let content = try entry(randomness, proof: proof).record.content
        let decoded = try JSONDecoder().decode(Plain.self, from: Data(content))
        #expect(decoded.value.canonical == content)
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func `a record with assertions and an act before it is canonical JSON too`(
        isAdult: Bool, isGuardian: Bool
    ) throws {
        let act = ConsentAct(
            subject: [UInt8](repeating: 7, count: 16), proof: .none, moment: Moment(seconds: 1),
            actor: .operator, method: .calendar,
            assertions: PersonalAssertions(isAdult: isAdult, isGuardian: isGuardian),
            previous: Digest(of: [9]), evidence: ConsentEvidence(addressCode: Digest(of: [3])),
            words: Digest(of: [4]))
        let record = ConsentScribe(try context())
            .entry([.init(0, .expired)], act: act, randomness: randomness[...]).record
        let decoded = try JSONDecoder().decode(Plain.self, from: Data(record.content))
        #expect(decoded.value.canonical == record.content)
        let asked = try AskedRecord(record)
        #expect(asked.ageAssertion == (isAdult ? "adult" : nil))
        #expect(asked.guardian == (isGuardian ? true : nil))
        #expect(asked.event.previous == Digest(of: [9]).hexadecimal)
        #expect(asked.schemaVersion == 2)
        #expect(asked.words == Digest(of: [4]).hexadecimal)
        #expect(asked.evidence?.addressHmac == Digest(of: [3]).hexadecimal)
    }

    @Test func `a context of the first version of the product is still read`() throws {
        let digest = Digest(of: [1]).hexadecimal
        let first = #"""
            {"consentType":"dpv:ExplicitlyExpressedConsent","controller":{"contact":"us@example.org",\#
            "name":"Society"},"language":"en","legalBasis":"eu-gdpr:A9-2-a","notices":[{"fact":"shown",\#
            "kind":"privacy","label":"Privacy","language":"en","path":"/notices/\#(digest)","sha256":\#
            "\#(digest)"}],"purposes":[{"control":"I agree","controlDefault":"unticked","id":"survey",\#
            "text":"To count"}],"schemaVersion":"ISO-IEC-TS-27560:2023","source":"pulse",\#
            "sourceVersion":"\#(digest)","specialCategory":true,"withdrawal":"with the code"}
            """#
        let asked = try AskedContext(content: Array(first.utf8))
        #expect(asked.purposes.map(\.control) == ["I agree"])
        #expect(asked.recipients == nil && asked.build == nil)
        #expect(throws: AskedContext.Fault.unreadable) { try AskedContext(content: [0x7B]) }
    }

    @Test func `what is said of the controller and of each purpose stands in the context`() throws {
        let content = try context().content
        let asked = try AskedContext(content: content)
        #expect(asked.purposes.map(\.dpv) == [nil, "https://w3id.org/dpv#ScientificResearch"])
        #expect(asked.purposes.map(\.validDays) == [nil, 365])
        #expect(asked.controller.address == "1 Long Lane" && asked.jurisdiction == "NL")
        #expect(asked.dataCategories?.first?.specialCategory == true)
        let notice = try context().notice
        let again = ConsentContext(asked, notice: notice, content: content)
        #expect(again.digest == (try context()).digest)
        #expect(again.texts == (try context()).texts)
    }

    @Test func `the context tells by which words, and is canonical JSON`() throws {
        let context = try context()
        let decoded = try JSONDecoder().decode(Plain.self, from: Data(context.content))
        #expect(decoded.value.canonical == context.content)
        let text = String(decoding: context.content, as: UTF8.self)
        #expect(text.contains(#""control":"I agree \\ yes""#))
        #expect(text.contains(#""text":"To \"count\"""#))
        #expect(text.contains(#""legalBasis":"eu-gdpr:A9-2-a""#))
        #expect(context.digest == Digest(of: context.content))
    }

    @Test func `each event has an opening of its own`() throws {
        let record = try entry(randomness).record
        #expect(record.opening(at: 0) != record.opening(at: 1))
        #expect(record.opening(at: 0) == Digest(of: [0x03] + record.opening + [0]))
        #expect(
            record.commitment(at: 1)
                == Digest(of: [0x02] + record.opening(at: 1).bytes + record.content))
    }

    @Test func `the same act under another opening has another commitment`() throws {
        let first = try entry(randomness).record
        let second = ConsentRecord(opening: first.opening.reversed(), content: first.content)
        #expect(first.commitment(at: 0) != second.commitment(at: 0))
    }

    @Test func `a leaf tells the event and nothing of the person`() throws {
        let entry = try entry(randomness)
        let commitment = Base64URL.encode(entry.record.commitment(at: 1).bytes)
        let notice = entry.events[1].notice.hexadecimal
        #expect(
            entry.leaves[1]
                == .consent(entry.events[1], commitment: entry.record.commitment(at: 1)))
        #expect(
            String(decoding: entry.leaves[1].bytes, as: UTF8.self)
                == #"{"c":"\#(commitment)","e":"ConsentRefused","n":"\#(notice)","p":1,"t":"2026-11-23","v":1}"#
        )
    }

    @Test func `a record survives being written and read`() throws {
        let record = try entry(randomness).record
        #expect(ConsentRecord(bytes: record.bytes) == record)
        #expect(ConsentRecord(bytes: [1, 2, 3]) == nil)
    }

    @Test(arguments: ImportedConsent.Method.allCases)
    func `an imported consent says when and how it was given, in canonical JSON`(
        method: ImportedConsent.Method
    ) throws {
        let act = ConsentAct(
            subject: [UInt8](repeating: 7, count: 16), proof: .none,
            moment: Moment(seconds: 1_795_424_705), actor: .operator, method: .listImport,
            imported: ImportedConsent(givenOn: Day(number: 19_874), method: method))
        let record = ConsentScribe(try context())
            .entry([.init(0, .given)], act: act, randomness: randomness[...]).record
        let decoded = try JSONDecoder().decode(Plain.self, from: Data(record.content))
        #expect(decoded.value.canonical == record.content)
        let asked = try AskedRecord(record)
        #expect(asked.imported?.givenOn == "2024-05-31")
        #expect(asked.imported?.method == method.rawValue)
        #expect(try AskedRecord(entry(randomness).record).imported == nil)
    }

    @Test func `an entry without its own randomness is a programmer's error`() async {
        await #expect(processExitsWith: .failure) {
            _ = try ConsentScribeTests().entry([1, 2, 3])
        }
    }

    private func entry(
        _ randomness: [UInt8], proof: IdentifierProof = .code(Digest(of: [1]))
    ) throws -> ConsentScribe.Entry {
        let act = ConsentAct(
            subject: [UInt8](repeating: 7, count: 16), proof: proof,
            moment: Moment(seconds: 1_795_424_705), actor: .person, method: .surveyPage)
        return ConsentScribe(try context())
            .entry([.init(0, .given), .init(1, .refused)], act: act, randomness: randomness[...])
    }

    private func context() throws -> ConsentContext {
        let purpose = try #require(PurposeIdentifier("survey"))
        let research = try #require(PurposeIdentifier("research"))
        let language = try #require(LanguageTag("en"))
        let texts = [
            ConsentText(purpose: purpose, meaning: "To \"count\"", label: "I agree \\ yes"),
            ConsentText(
                purpose: research, meaning: "To share", label: "Share",
                vocabularyTerm: "ScientificResearch", isPrimary: false, validDays: 365),
        ]
        let policy = Notice(
            kind: .privacy, language: language, label: "Privacy Policy",
            mediaType: "text/markdown; charset=utf-8", content: Array("policy".utf8))
        var privacy = PrivacyTerms()
        privacy.jurisdiction = "NL"
        return ConsentContext(
            controller: Controller(
                name: "Society", contact: "us@example.org", address: "1 Long Lane",
                privacy: privacy), source: "form a",
            sourceVersion: Digest(of: [2]), language: language,
            notice: .consent(title: "A", language: language, texts: texts), texts: texts,
            isSpecialCategory: true, references: [.init(policy, fact: .shown)],
            categories: [
                DataCategory(
                    name: "health", isRequired: false, isSensitive: true, isSpecial: true)
            ])
    }
}

/// Any JSON, read by Foundation's decoder: a second opinion on our own writer.
private struct Plain: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            value = .integer(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let values = try? container.decode([Plain].self) {
            value = .array(values.map(\.value))
        } else {
            value = .object(try container.decode([String: Plain].self).mapValues(\.value))
        }
    }
}
