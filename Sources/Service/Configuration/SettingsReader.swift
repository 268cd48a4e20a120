import Consent
import Foundation
import HTTPServer
import Values

/// Reads settings: from options, which win, from `RECOUNT_…` variables and from a file.
package struct SettingsReader {
    private let sources: SettingSources
    private var settings = Settings()
    private var origins: [String: SettingOrigin] = [:]
    private var faults: [SettingsFault] = []

    /// The settings that `sources` lead to. Throws all faults at once.
    package static func settings(
        from sources: SettingSources
    ) throws(SettingsFaults) -> SettingsInForce {
        var pass = SettingsReader(sources: sources)
        for setting in SettingsCatalogue.all { pass.read(setting) }
        pass.refuseStrangers()
        pass.complete()
        guard pass.faults.isEmpty else { throw SettingsFaults(pass.faults) }
        return SettingsInForce(settings: pass.settings, origins: pass.origins)
    }

    private init(sources: SettingSources) {
        self.sources = sources
    }

    private mutating func read(_ setting: Setting) {
        if let fileKey = setting.fileKey, let file = sources.given(fileKey) {
            return read(setting, fromFile: file.value, file.origin, fileKey)
        }
        guard let (value, origin) = sources.given(setting.key) else { return }
        guard setting.take(value, &settings) else {
            let shown = setting.isSecret ? nil : value.description
            return faults.append(
                .wrong(
                    key: setting.key, value: shown, origin: origin, expected: setting.expected))
        }
        origins[setting.key] = origin
    }

    /// Reads a secret out of the file that `value` names.
    private mutating func read(
        _ setting: Setting, fromFile value: GivenValue, _ origin: SettingOrigin, _ fileKey: String
    ) {
        if let (_, other) = sources.given(setting.key) {
            faults.append(
                .twice(key: setting.key, origin: other, fileKey: fileKey, fileOrigin: origin))
        }
        guard let path = value.text else {
            return faults.append(
                .wrong(
                    key: fileKey, value: value.description, origin: origin,
                    expected: "the name of a file"))
        }
        do {
            let secret = try SecretFile(path: path).read()
            guard setting.take(.text(secret.text), &settings) else {
                let expected = "the name of a file whose first line is \(setting.expected)"
                return faults.append(
                    .wrong(key: fileKey, value: nil, origin: origin, expected: expected))
            }
            origins[setting.key] = .secretFile(path: path, namedBy: origin)
        } catch {
            faults.append(.secretFile(key: fileKey, origin: origin, path: path, error))
        }
    }

    /// What nobody reads is a slip: a mistyped key would leave the default in force unnoticed.
    private mutating func refuseStrangers() {
        let keys = SettingsCatalogue.keys
        for key in sources.strangeKeys {
            faults.append(.unknownKey(key, nearest: SettingNames.nearest(to: key, among: keys)))
        }
        for name in sources.strangers {
            faults.append(
                .unknownVariable(name, nearest: SettingNames.nearest(toVariable: name, among: keys))
            )
        }
    }

    /// Fills in what follows from other settings, and looks for what they need.
    private mutating func complete() {
        settings.mail.from = settings.mail.from ?? EmailAddress(settings.controller.contact)
        guard settings.mail.way == .smtp else { return }
        settings.mail.relay = settings.mail.server.relay(ownName: ownName)
        if settings.mail.server.host == nil { miss("mail.smtp.host", .relay) }
        if settings.publicURL == nil { miss("publicUrl", .links) }
        if settings.mail.from == nil { miss("mail.from", .sender) }
    }

    /// What is given and wrong is not missing as well.
    private mutating func miss(_ key: String, _ need: SettingsFault.Need) {
        guard sources.given(key) == nil else { return }
        faults.append(.missing(key: key, why: need))
    }

    /// The name that this machine has for others.
    private var ownName: String {
        settings.publicURL.flatMap { URL(string: $0)?.host() } ?? "localhost"
    }
}
