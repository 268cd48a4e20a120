import HTTPServer
import HTTPTypes

/// Lets pages stand in frames on the sites that the operator names (CSP 3, `frame-ancestors`).
///
/// Only what is asked for as embedded may be framed; everything else stays closed to all frames.
struct Framing: Sendable {
    private let page: FieldSet
    private let personal: FieldSet

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
