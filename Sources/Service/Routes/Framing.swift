import HTTPServer
import HTTPTypes

/// Lets pages stand in frames on the sites that the operator names (CSP 3, `frame-ancestors`).
///
/// Only what is asked for as embedded may be framed; everything else stays closed to all frames.
struct Framing: Sendable {
    /// What the addresses begin with at which other sites ask for pages.
    fileprivate static let entrance = "/embed/"
    /// The parameter by which the links and forms of such a page go on in the frame.
    static let parameter = "embed"

    private let page: FieldSet
    /// The fields of a framed page for one person.
    let personal: FieldSet

    /// Opens frames for these origins, such as `https://example.org`.
    init(origins: [String]) {
        (page, personal) = SharedFields.framed(by: ["'self'"] + origins)
    }

    /// The answer as it may be framed.
    func framed(_ response: Response) -> Response {
        var response = response
        if response.shared === SharedFields.page { response.shared = page }
        if [SharedFields.personal, SharedFields.scripted].contains(where: { $0 === response.shared }
        ) {
            response.shared = personal
        }
        return response
    }
}

extension Request {
    /// Says whether the page is asked for as embedded.
    var isForFrame: Bool {
        if pattern.hasPrefix(Framing.entrance) { return true }
        guard !query.isEmpty, let fields = try? FormFields(parsing: query) else { return false }
        return fields.first(Framing.parameter) != nil
    }
}
