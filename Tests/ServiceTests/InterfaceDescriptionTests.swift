import Foundation
import Store
import Testing

/// `/openapi.json` against the routes that there are.
@Suite struct InterfaceDescriptionTests {
    private struct Description: Decodable {
        let openapi: String
        let paths: [String: [String: Operation]]
        let webhooks: [String: [String: Operation]]
    }

    /// Whatever stands under a method's name, or beside one.
    private struct Operation: Decodable {
        init(from decoder: any Decoder) {}
    }

    private static let methods: Set = ["get", "post", "put", "patch", "delete"]

    @Test("the description names exactly the routes of the interface")
    func routes() throws {
        let service = try RecountProcess()
        let answer = try service.client().get("/openapi.json")
        let description: Description = try answer.json()
        #expect(description.openapi.hasPrefix("3.1."))
        let described = description.paths.flatMap { path, operations in
            operations.keys.filter(Self.methods.contains).map { "\($0) \(path)" }
        }
        let registered = try Self.registered()
        #expect(registered.count == 12)
        #expect(Set(described) == registered)
    }

    @Test("the description names exactly the events of webhooks")
    func webhooks() throws {
        let service = try RecountProcess()
        let description: Description = try service.client().get("/openapi.json").json()
        let events = WebhookEvent.allCases.map(\.rawValue) + ["ping"]
        #expect(Set(description.webhooks.keys) == Set(events))
    }

    /// The routes as the service registers them, with OpenAPI's way to write a parameter.
    private static func registered() throws -> Set<String> {
        let file = repository.appending(path: "Sources/Service/Routes/Routes.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let calls = source.matches(
            of: /(show\(|perform\(\.(post|delete), )"(\/api\/[^"]+|\/openapi\.json)"/)
        return Set(
            calls.map { call in
                let path = call.output.3.replacing(/:([a-z]+)/) { "{\($0.output.1)}" }
                return "\(call.output.2 ?? "get") \(path)"
            })
    }
}
