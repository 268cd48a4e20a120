import ArgumentParser
import Consent
import Foundation
import Service
import Store
import Values

/// `recount consent export`: consents in a format of others.
struct ExportConsents: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write consents in a standard format.",
        discussion: "One JSON object a line for each act: iso27560 has the names of ISO/IEC TS "
            + "27560, kantara is a Kantara Consent Receipt 1.1, fhir a bundle of HL7 FHIR R4 "
            + "Consent resources. With --all, those of all responses.")

    private static let page = 1_000

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The code on the person's receipt.")
    var code: String?

    @Option(help: "The address of a subscriber, instead of a code.")
    var email: String?

    @Flag(help: "Write the consents of all responses.")
    var all = false

    @Option(help: "iso27560, kantara or fhir.")
    var format: ConsentFormat = .iso27560

    @Option(help: "The file to write, which must not exist; otherwise to stdout.")
    var output: String?

    func validate() throws {
        let named = [code != nil, email != nil, all].count { $0 }
        guard named == 1 else {
            throw ValidationError("name one person by a code or by --email, or all by --all")
        }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let target = try output.map(OperatorFault.create) ?? FileHandle.standardOutput
        try forEachFile(in: instance) { file in
            for act in file.acts {
                let value = format.value(of: act, origin: settings.publicURL ?? "")
                try target.write(contentsOf: Data(value.canonical + [0x0A]))
            }
        }
    }

    private func forEachFile(in instance: Instance, _ body: (ConsentFile) throws -> Void) throws {
        guard all else {
            var person = PersonOptions()
            (person.code, person.email) = (code, email)
            return try body(person.consents(in: instance))
        }
        var last: Digest?
        while true {
            let codes = try instance.store.responseCodes(after: last, limit: Self.page)
            guard let end = codes.last else { return }
            for code in codes {
                guard let response = try instance.store.response(withCode: code) else { continue }
                try body(ConsentFile(of: response, instance.store, instance.vault))
            }
            last = end
        }
    }
}

extension ConsentFormat: ExpressibleByArgument {}
