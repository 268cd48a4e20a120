import Store
import Testing
import Values

@testable import StoreSQL

@Suite struct DecisionWordsTests {
    private func valid(_ acts: String...) throws -> Set<String> {
        var (words, valid) = (DecisionWords(), Set<PurposeIdentifier>())
        for act in acts { try words.apply(Array(act.utf8), to: &valid) }
        return Set(valid.map(\.text))
    }

    @Test("what was decided later holds")
    func order() throws {
        let given = #"[["survey",0,"ConsentGiven",12],["research",1,"ConsentRefused",13]]"#
        #expect(try valid(given) == ["survey"])
        #expect(try valid(given, #"[["research",1,"RenewedConsentGiven",40]]"#).count == 2)
        #expect(try valid(given, #"[["survey",0,"ConsentWithdrawn",40]]"#) == [])
        #expect(
            try valid(given, #"[["survey",0,"ConsentExpired",40]]"#, given) == ["survey"])
        #expect(try valid("[]") == [])
    }

    @Test(
        "what is no such text is refused",
        arguments: [
            "", #"[["survey"#, #"[["survey",0,"ConsentGiven",12]"# + "x", #"[["survey",0]]"#,
            #"[["Survey",0,"ConsentGiven",1]]"#, #"[["survey",0,"ConsentTaken",1]]"#,
            #"[["survey",0,"ConsentGiven]]"#,
        ])
    func refused(text: String) {
        #expect(throws: StoreError.self) { try valid(text) }
    }
}
