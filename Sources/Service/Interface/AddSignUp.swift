import HTTPTypes
import Consent
import Pages
import Foundation
import HTTPServer
import Values

/// `POST /api/v1/sign-ups`: takes an address; always the same 202.
enum AddSignUp {
    private struct Body: Decodable {
        let email: String
        let purposes: [String]
        /// The language in which the person was asked.
        let language: String?
    }

    static func respond(_ request: Request, _ context: WritingContext) throws -> Reply {
        let editions = context.reading.publications.current
        guard editions.main.signUp != nil else { throw ServerFault.notFound }
        guard request.isJSON else { return .ready(Problem.wrongMediaType.response) }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body)) else {
            return .ready(Problem.notJSON.response)
        }
        let shown = editions.edition(for: .none.shown(in: body.language))
        guard let edition = shown.signUp, body.language ?? edition.language == edition.language
        else { return .ready(Problem.foreignLanguage(context.reading.renderers).response) }
        let known = edition.box.purposes.map(\.identifier.text)
        let chosen = body.purposes.compactMap(PurposeIdentifier.init)
        guard let address = EmailAddress(body.email), !chosen.isEmpty,
            Set(body.purposes).isSubset(of: known), Set(chosen).count == body.purposes.count
        else {
            return .ready(refusal(of: body, known: known).response)
        }
        if let problem = context.reading.objection(
            toProgram: request, subject: .signUp(of: address))
        {
            return .ready(problem.response)
        }
        let entry = context.signUps.entry(
            address, for: chosen, edition, method: .programmingInterface)
        return context.commit(
            entry, failure: { Problem.failed($0).response },
            success: { _ in
                .json(.object(["status": .string("accepted")]), status: .accepted)
            })
    }

    private static func refusal(of body: Body, known: [String]) -> Problem {
        let detail =
            EmailAddress(body.email) == nil
            ? "“email” is no address that a mail can be sent to."
            : "“purposes” must name what the person agreed to: \(known.joined(separator: ", "))."
        return Problem(status: .unprocessableContent, detail: detail)
    }
}
