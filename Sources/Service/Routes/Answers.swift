import HTTPServer
import HTTPTypes
import Pages
import Values

/// The fields that every answer carries (OWASP Secure Headers; W3C CSP 3, Permissions Policy).
enum SharedFields {
    private static let sources =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    /// Allows the site's own scripts, which may send to this site alone.
    private static let scripts = "script-src 'self'; connect-src 'self'; "
    private static let common: HTTPFields = [
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "no-referrer",
        .permissionsPolicy: "camera=(), geolocation=(), microphone=()",
        .crossOriginOpenerPolicy: "same-origin",
    ]
    private static let guarded: HTTPFields =
        [.contentSecurityPolicy: sources + "frame-ancestors 'none'"] + common + [
            .xFrameOptions: "DENY", .crossOriginResourcePolicy: "same-origin",
        ]

    /// The fields of pages that may be framed by these sources: `page` and `personal`.
    ///
    /// `X-Frame-Options` is left out: it cannot name a site, and CSP takes its place.
    static func framed(by ancestors: [String]) -> (page: FieldSet, personal: FieldSet) {
        let policy =
            sources + scripts + "frame-ancestors \(ancestors.joined(separator: " "))"
        let fields = [.contentSecurityPolicy: policy] + common + html
        return (
            FieldSet(fields + [.cacheControl: "no-cache"]),
            FieldSet(fields + [.cacheControl: "no-store"])
        )
    }

    /// A script that other sites load: it may be used by them, and is asked for again each hour.
    static let script = FieldSet(
        common + [
            .contentSecurityPolicy: sources, .crossOriginResourcePolicy: "cross-origin",
            .contentType: "text/javascript; charset=utf-8", .cacheControl: "max-age=3600",
        ])

    /// Pages that are the same for everyone, but may change at any time.
    static let page = FieldSet(guarded + html + [.cacheControl: "no-cache"])
    /// Pages that hold what one person typed or gave.
    static let personal = FieldSet(guarded + html + [.cacheControl: "no-store"])
    /// Personal pages with the site's own script, which may send to this site alone.
    static let scripted = FieldSet(
        guarded.with(.contentSecurityPolicy, sources + scripts + "frame-ancestors 'none'")
            + html + [.cacheControl: "no-store"])
    /// Redirections and other answers without content, which no cache keeps.
    static let bare = FieldSet(guarded + [.cacheControl: "no-store"])
    /// Redirections, which every submission gets.
    static let redirection = PreparedAnswer(bare)
    /// Plain text about this moment, which no cache keeps.
    static let text = FieldSet(
        guarded + [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"])
    /// Data for programs, which no cache keeps.
    static let json = FieldSet(
        guarded + [.contentType: "application/json", .cacheControl: "no-store"])
    static let problem = FieldSet(
        guarded + [.contentType: "application/problem+json", .cacheControl: "no-store"])
    /// Content whose address names its bytes.
    static let forever = FieldSet(unchanging)

    /// The same for an asset of that media type.
    static func forever(_ mediaType: String) -> FieldSet {
        FieldSet(unchanging + [.contentType: mediaType, .vary: "Accept-Encoding"])
    }

    private static let unchanging =
        guarded + [.cacheControl: "public, max-age=31536000, immutable"]

    private static let html: HTTPFields = [
        .contentType: "text/html; charset=utf-8", .vary: "Accept-Encoding, Accept-Language",
    ]
}

extension HTTPFields {
    fileprivate static func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
        var fields = left
        for field in right { fields.append(field) }
        return fields
    }

    fileprivate func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
        var fields = self
        fields[name] = value
        return fields
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = known("Referrer-Policy")
    fileprivate static let xFrameOptions = known("X-Frame-Options")
    fileprivate static let permissionsPolicy = known("Permissions-Policy")
    fileprivate static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")

    static let idempotencyKey = known("Idempotency-Key")
    /// A solved challenge: its text and the numbers, with points between.
    static let proofOfWork = known("Proof-Of-Work")
    /// The revision of a draft that was saved quietly.
    static let draftRevision = known("Draft-Revision")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else {
            preconditionFailure("a field's name is a token")
        }
        return name
    }
}

extension Response {
    /// A page that is the same for everyone.
    static func page(_ body: FixedBody) -> Response {
        Response(status: .ok, shared: SharedFields.page, body: .fixed(body))
    }

    /// A page for one person.
    static func personal(
        _ page: RenderedPage, status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
    ) -> Response {
        Response(
            status: status, shared: page.hasScript ? SharedFields.scripted : SharedFields.personal,
            fields: fields, body: .bytes(page.bytes))
    }

    /// Leads on with GET (RFC 9110 §15.4.4), so that a reload repeats nothing.
    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, SharedFields.redirection, fields: [.location: address])
    }

    /// Says to a page's script that its answers are saved; the revision is that of the draft.
    static func saved(revision: Int?) -> Response {
        let fields: HTTPFields = revision.map { [.draftRevision: String($0)] } ?? [:]
        return Response(status: .noContent, shared: SharedFields.bare, fields: fields)
    }

    /// Says to a page's script that its answers have no place to be saved.
    static let unsaved = Response(status: .conflict, shared: SharedFields.bare)

    /// Plain text, with a line feed at its end.
    static func line(_ text: String) -> Response { .text(text + "\n") }

    static func text(_ text: String) -> Response {
        Response(status: .ok, shared: SharedFields.text, body: .bytes(Array(text.utf8)))
    }

    /// A file for one person, to be kept under a name of ASCII letters.
    static func download(_ bytes: [UInt8], named name: String, mediaType: String) -> Response {
        Response(
            status: .ok, shared: SharedFields.bare,
            fields: [
                .contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: .bytes(bytes))
    }

    static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, fields: HTTPFields = [:]
    ) -> Response {
        Response(
            status: status, shared: SharedFields.json, fields: fields, body: .bytes(value.canonical)
        )
    }

    /// Content whose address names its bytes, or that changes only with the binary.
    static func forever(_ bytes: [UInt8], mediaType: String) -> Response {
        Response(
            status: .ok, shared: SharedFields.forever, fields: [.contentType: mediaType],
            body: .bytes(bytes))
    }
}
