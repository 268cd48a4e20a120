import Foundation
import Testing

/// The alerts and the dashboard that come along.
@Suite struct WatchingFilesTests {
    private struct Dashboard: Decodable {
        struct Panel: Decodable {
            let title: String
            let targets: [Target]?
            let panels: [Panel]?
        }

        struct Target: Decodable {
            let expr: String
        }

        let uid: String
        let panels: [Panel]

        /// Every query with the title of its panel.
        var queries: [(title: String, expr: String)] {
            (panels + panels.flatMap { $0.panels ?? [] }).flatMap { panel in
                (panel.targets ?? []).map { (panel.title, $0.expr) }
            }
        }
    }

    private static let rules = repository.appending(path: "deploy/recount.rules.yml")

    private func dashboard() throws -> Dashboard {
        let file = repository.appending(path: "deploy/grafana-dashboard.json")
        return try JSONDecoder().decode(Dashboard.self, from: Data(contentsOf: file))
    }

    /// The names of metrics in queries; what a histogram is split into counts as the histogram.
    private func names(in text: String, of known: Set<String>) -> Set<String> {
        let words = text.matches(of: /\b(?:recount|process)_[a-z_]+\b/).map { String($0.output) }
        return Set(
            words.map { word in
                let family = word.replacing(/_(bucket|sum|count)$/) { _ in "" }
                return known.contains(family) ? family : word
            })
    }

    @Test("the alerts are sound, and go off when they should and not before")
    func alerts() throws {
        let (isSound, complaints) = try Promtool.run(["check", "rules", Self.rules.path])
        #expect(isSound, "\(complaints)")
        let scenes = repository.appending(path: "Tests/ServiceTests/Rules/recount.rules.test.yml")
        let (isPlayed, words) = try Promtool.run(["test", "rules", scenes.path])
        #expect(isPlayed, "\(words)")
        let text = try String(contentsOf: Self.rules, encoding: .utf8)
        let played = try String(contentsOf: scenes, encoding: .utf8)
        let alerts = text.matches(of: /- alert: ([A-Za-z]+)/).map { String($0.output.1) }
        #expect(alerts.count >= 15)
        for alert in alerts {
            // An alert that a scene expects to go off stands with what it then says.
            let isExpected = played.contains("alertname: \(alert)\n        exp_alerts:")
            #expect(isExpected, "no scene expects \(alert)")
        }
    }

    @Test("every query of the dashboard and of the alerts asks for something that there is")
    func queries() throws {
        let known = try WatchedService().metrics().names
        let queries = try dashboard().queries
        #expect(queries.count >= 15)
        for query in queries {
            let asked = names(in: query.expr, of: known)
            #expect(!asked.isEmpty && asked.isSubset(of: known), "\(query.title): \(asked)")
        }
        let rules = try String(contentsOf: Self.rules, encoding: .utf8)
        let expressions = rules.matches(of: /(?s)expr: (.+?)\n\s+(?:for|labels|- )/)
            .map { String($0.output.1) }
        #expect(expressions.count >= 17)
        let asked = names(in: expressions.joined(separator: "\n"), of: known)
        #expect(asked.isSubset(of: known), "\(asked.subtracting(known))")
    }

    @Test("Prometheus understands every query of the dashboard")
    func syntax() throws {
        let rules = try dashboard().queries.enumerated().map { place, query in
            let expression = query.expr.replacing("$__rate_interval", with: "5m")
            let quoted = expression.replacing("'", with: "''")
            return "  - record: query:\(place)\n    expr: '\(quoted)'\n"
        }
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "groups:\n- name: dashboard\n  rules:\n\(rules.joined())", to: "rules.yml")
        let (isSound, words) = try Promtool.run(["check", "rules", file])
        #expect(isSound, "\(words)")
    }
}
