import Foundation
import HTTPServer
package import Configuration
import Consent
import Logging
import Values

/// Reads settings from the configuration file and from `RECOUNT_…` variables, which win.
package struct SettingsReader {
    private let reader: ConfigReader
    var settings = Settings()
    var faults: [SettingsFault] = []

    /// The settings that `reader` leads to. Throws all faults at once.
    package static func settings(from reader: ConfigReader) throws(SettingsFaults) -> Settings {
        var pass = SettingsReader(reader: reader)
        pass.readInstance()
        pass.readEmbedding()
        pass.readServer()
        pass.readLimits()
        pass.readGuarding()
        pass.readRetention()
        pass.readMail()
        pass.readEvidence()
        guard pass.faults.isEmpty else { throw SettingsFaults(pass.faults) }
        return pass.settings
    }

    private init(reader: ConfigReader) {
        self.reader = reader
    }

    private mutating func readInstance() {
        read("data", into: \.data)
        settings.forms = text("forms")
        settings.theme = text("theme")
        readPublicURL()
        read("site.name", into: \.siteName)
        readLanguage()
        readController()
        settings.ledgerName = text("ledger.name")
        read("log.level", into: \.logLevel)
        if let format: LogFormat = choice("log.format") { settings.logFormat = format }
        read("drafts.days", 1...365, into: \.draftDays)
        if Logger.Level(rawValue: settings.logLevel) == nil {
            faults.append(.unknownLevel(key: "log.level"))
        }
    }

    private mutating func readController() {
        var privacy = settings.controller.privacy
        privacy.recipients =
            text("privacy.recipients")?.split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        privacy.storageLocation = text("privacy.storageLocation")
        privacy.jurisdiction = text("privacy.jurisdiction")
        privacy.retention = text("privacy.retention")
        privacy.authority = text("privacy.authority")
        settings.controller = Controller(
            name: text("organisation.name") ?? settings.controller.name,
            contact: text("organisation.contact") ?? settings.controller.contact,
            address: text("organisation.address"), processor: text("organisation.processor"),
            protectionOfficer: text("organisation.protectionOfficer"), privacy: privacy)
    }

    private mutating func readPublicURL() {
        guard let text = text("publicUrl") else { return }
        guard text.wholeMatch(of: /https?:\/\/[^\s\/?#]+(\/[^\s?#]*)?/) != nil else {
            let expected = "an address such as https://surveys.example.org"
            return faults.append(.unreadable(key: "publicUrl", expected: expected))
        }
        settings.publicURL = text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private mutating func readLanguage() {
        guard let text = text("site.language") else { return }
        guard let language = LanguageTag(text) else {
            let expected = "a language code such as en or pt-BR"
            return faults.append(.unreadable(key: "site.language", expected: expected))
        }
        settings.siteLanguage = language
    }

    /// A list behind spaces, as CSP writes it.
    private mutating func readEmbedding() {
        let origins = text("embed.origins")?.split(separator: " ").map(String.init) ?? []
        let isFaulty = origins.contains { $0.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:-]+/) == nil }
        if isFaulty { faults.append(.notOrigins(key: "embed.origins")) }
        settings.embeddingOrigins = origins
    }

    private mutating func readServer() {
        if let listen = text("listen") {
            do {
                try settings.listen(on: listen)
            } catch {
                faults.append(.notAnAddress(key: "listen"))
            }
        }
        read("drain.seconds", 1...600, into: \.drainSeconds)
        read("drain.delaySeconds", 0...300, into: \.drainDelaySeconds)
        guard let metrics = text("metrics.listen") else { return }
        settings.metrics = ListenAddress(metrics)
        if settings.metrics == nil { faults.append(.notAnAddress(key: "metrics.listen")) }
    }

    private mutating func readLimits() {
        read("limits.connections", 8...10_000, into: \.server.connectionLimit)
        read("limits.connectionsPerAddress", 0...10_000, into: \.server.connectionsPerAddress)
        read("limits.trustedProxies", 0...10, into: \.server.trustedProxies)
        read("limits.waitingSubmissions", 1...100_000, into: \.queueLimit)
        guard let rate = number("limits.requestsPerMinute", 0...1_000_000) else { return }
        settings.server.requestRate.perSecond = Double(rate) / 60
    }

    private mutating func readGuarding() {
        read("guard.surveySeconds", 0...60, into: \.guarding.surveySeconds)
        read("guard.signUpSeconds", 0...60, into: \.guarding.signUpSeconds)
        read("guard.hours", 1...720, into: \.guarding.hours)
        read("guard.difficulty", 8...26, into: \.guarding.difficulty)
        read("guard.sendsPerHour", 0...1_000_000, into: \.guarding.sendsPerHour)
        if let policy: GuardSettings.Policy = choice("guard.challenge") {
            settings.guarding.challenge = policy
        }
    }

    private mutating func readRetention() {
        // A link confirms for 48 hours, so that no waiting sign-up can go before.
        read("retention.signUpHours", 48...720, into: \.retention.signUpHours)
        read("retention.invitationDays", 1...3_650, into: \.retention.invitationDays)
        read("retention.mailDays", 1...365, into: \.retention.mailDays)
        read("retention.addressDays", 1...365, into: \.retention.addressDays)
        read("retention.proofDays", 1...36_500, into: \.retention.proofDays)
        read("backup.adviceDays", 1...365, into: \.retention.backupAdviceDays)
    }

    private mutating func readEvidence() {
        guard let text = text("evidence.address") else { return }
        guard let policy = EvidenceSettings.AddressPolicy(rawValue: text) else {
            return faults.append(.unreadable(key: "evidence.address", expected: "none or hmac"))
        }
        settings.evidence.address = policy
    }

    mutating func read(_ key: String, into path: WritableKeyPath<Settings, String>) {
        if let value = text(key) { settings[keyPath: path] = value }
    }

    mutating func read(
        _ key: String, _ allowed: ClosedRange<Int>, into path: WritableKeyPath<Settings, Int>
    ) {
        if let value = number(key, allowed) { settings[keyPath: path] = value }
    }

    /// One of a few words.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String
    ) -> Choice? {
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let expected = "\(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")"
        faults.append(.unreadable(key: key, expected: expected))
        return nil
    }

    func text(_ key: String) -> String? {
        reader.string(forKey: ConfigKey(key)).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A whole number, which a file may give as a number and a variable as text.
    mutating func number(_ key: String, _ allowed: ClosedRange<Int>) -> Int? {
        let configKey = ConfigKey(key)
        guard let value = reader.int(forKey: configKey) else {
            if reader.string(forKey: configKey) != nil {
                faults.append(.unreadable(key: key, expected: "a whole number"))
            }
            return nil
        }
        guard allowed.contains(value) else {
            faults.append(.outOfRange(key: key, allowed: allowed))
            return nil
        }
        return value
    }
}

extension Settings {
    /// Sets where to listen, from an address and a port such as `127.0.0.1:8080` or `[::1]:8080`.
    package mutating func listen(on text: String) throws(SettingsFault) {
        guard let address = ListenAddress(text) else { throw .notAnAddress(key: "listen") }
        (server.host, server.port) = (address.host, address.port)
    }
}
