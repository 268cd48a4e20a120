import Foundation
import Testing
import Values

/// One page as a person can meet it: where it is, and what is sent to get it.
struct Visit: Sendable, CustomTestStringConvertible {
    typealias Field = (name: String, value: String)

    let name: String
    let path: String
    /// What is posted; nil for a page that is got.
    var form: [Field]?
    var status = 200

    var testDescription: String { name }
}

extension Site {
    /// Asks for a page as a browser would that gets it or posts a form to it.
    func answer(to visit: Visit) throws -> LoopbackClient.Answer {
        guard let form = visit.form else { return try client.send("GET", visit.path) }
        return try client.post(visit.path, form)
    }
}

extension LoopbackClient {
    /// Posts a form as a browser would.
    func post(_ path: String, _ form: [Visit.Field]) throws -> Answer {
        var body = URLComponents()
        body.queryItems = form.map { URLQueryItem(name: $0.name, value: $0.value) }
        return try send(
            "POST", path, fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array((body.percentEncodedQuery ?? "").utf8))
    }
}

extension Stage {
    /// Shows a page in the browser.
    func show(_ visit: Visit) throws {
        guard let form = visit.form else { return try browser.open(visit.path) }
        try browser.open("/healthz")
        let fields = form.map { JSONValue.array([.string($0.name), .string($0.value)]) }
        try browser.leave(by: visit.name) {
            try browser.run(Self.post, [.string(visit.path), .array(fields)])
        }
    }

    private static let post = """
        const form = document.createElement("form");
        form.method = "post";
        form.action = arguments[0];
        for (const [name, value] of arguments[1]) {
            const field = document.createElement("input");
            field.type = "hidden";
            field.name = name;
            field.value = value;
            form.append(field);
        }
        document.body.append(form);
        form.submit();
        """
}
