import Consent
import Testing
import Values

@Suite struct ConsentStatusTests {
    @Test func `only a given consent, first or renewed, allows processing`() {
        let valid = ConsentStatus.allCases.filter(\.isValidForProcessing)
        #expect(valid == [.given, .renewed])
    }

    @Test func `every status has the vocabulary's name`() {
        #expect(ConsentStatus.withdrawn.iri == "https://w3id.org/dpv#ConsentWithdrawn")
        #expect(ConsentStatus.allCases.count == 9)
    }

    @Test(arguments: [
        ([ConsentStatus.given], true), ([.refused], false), ([.given, .withdrawn], false),
        ([.given, .withdrawn, .given], true), ([.requested], false), ([.given, .renewed], true),
        ([], nil),
    ])
    func `the last event decides`(statuses: [ConsentStatus], isValid: Bool?) throws {
        let purpose = try #require(PurposeIdentifier("survey"))
        let state = ConsentState(statuses.map { event(purpose, $0) })
        #expect(state.status(of: purpose)?.isValidForProcessing == isValid)
        #expect(state.validPurposes == (isValid == true ? [purpose] : []))
    }

    @Test func `purposes do not touch each other`() throws {
        let survey = try #require(PurposeIdentifier("survey"))
        let research = try #require(PurposeIdentifier("research"))
        let state = ConsentState([
            event(survey, .given), event(research, .given), event(research, .withdrawn),
        ])
        #expect(state.validPurposes == [survey])
    }

    private func event(_ purpose: PurposeIdentifier, _ status: ConsentStatus) -> ConsentEvent {
        ConsentEvent(
            purpose: purpose, status: status, notice: Digest(of: []), purposeIndex: 0,
            day: Day(number: 20_780))
    }
}
