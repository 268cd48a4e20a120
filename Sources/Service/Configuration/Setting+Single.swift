import HTTPServer
import Logging
import Mail
import Values

/// The settings that are of a kind of their own.
extension Setting {
    /// A secret, because a password may be part of it.
    static var database: Setting {
        Setting(
            "database", "The PostgreSQL database that holds the data, instead of a file.",
            expected: "an address such as postgresql://recount@db.example.org/recount; "
                + "databaseFile can name a file whose first line it is",
            otherwise: "a file in the data folder", isSecret: true
        ) { given, settings in
            guard let text = given.text, text.wholeMatch(of: /postgres(ql)?:\/\/.+/) != nil
            else { return false }
            settings.database = Secret(text)
            return true
        } value: {
            $0.database.map { .string($0.description) } ?? .null
        }
    }

    static var publicURL: Setting {
        Setting(
            "publicUrl", "The address under which people reach the site; links begin with it.",
            expected: "an address such as https://surveys.example.org",
            otherwise: "where the program listens"
        ) { given, settings in
            guard let text = given.text,
                text.wholeMatch(of: /https?:\/\/[^\s\/?#]+(\/[^\s?#]*)?/) != nil
            else { return false }
            settings.publicURL = text.hasSuffix("/") ? String(text.dropLast()) : text
            return true
        } value: {
            $0.publicURL.map { .string($0) } ?? .null
        }
    }

    static var siteLanguage: Setting {
        Setting(
            "site.language", "The language for whoever asks for none that the site speaks.",
            expected: "a language code such as en or pt-BR"
        ) { given, settings in
            guard let language = given.text.flatMap(LanguageTag.init) else { return false }
            settings.siteLanguage = language
            return true
        } value: {
            .string($0.siteLanguage.text)
        }
    }

    static var listen: Setting {
        Setting(
            "listen", "Where the program listens.", expected: Settings.listenExpectation
        ) { given, settings in
            guard let text = given.text else { return false }
            return (try? settings.listen(on: text)) != nil
        } value: {
            .string("\(ListenAddress(host: $0.server.host, port: $0.server.port))")
        }
    }

    static var metricsListen: Setting {
        Setting(
            "metrics.listen", "Where numbers are told to Prometheus, on a listener of their own.",
            expected: Settings.listenExpectation, otherwise: "nowhere"
        ) { given, settings in
            guard let address = given.text.flatMap(ListenAddress.init) else { return false }
            settings.metrics = address
            return true
        } value: {
            $0.metrics.map { .string("\($0)") } ?? .null
        }
    }

    static var requestsPerMinute: Setting {
        let allowed = 0...1_000_000
        return Setting(
            "limits.requestsPerMinute",
            "How many requests one address may make in a minute; 0 for no limit.",
            expected: words(allowed)
        ) { given, settings in
            guard let rate = given.number, allowed.contains(rate) else { return false }
            settings.server.requestRate.perSecond = Double(rate) / 60
            return true
        } value: {
            .integer(Int64(($0.server.requestRate.perSecond * 60).rounded()))
        }
    }

    static var logLevel: Setting {
        Setting(
            "log.level", "How much is logged.",
            expected: "trace, debug, info, notice, warning, error or critical"
        ) { given, settings in
            guard let text = given.text, Logger.Level(rawValue: text) != nil else { return false }
            settings.logLevel = text
            return true
        } value: {
            .string($0.logLevel)
        }
    }

    static var mailHost: Setting {
        Setting(
            "mail.smtp.host", "The mail server that takes the mails.",
            expected: "the name of a host, such as mail.example.org"
        ) { given, settings in
            guard let host = given.text,
                SMTPRelay(host: host, port: 25, security: .none) != nil
            else { return false }
            settings.mail.server.host = host
            return true
        } value: {
            $0.mail.server.host.map { .string($0) } ?? .null
        }
    }

    static var mailPort: Setting {
        Setting(
            "mail.smtp.port", "The port of the mail server.", expected: words(1...65_535),
            otherwise: "587 for starttls, 465 for tls, 25 for none"
        ) { given, settings in
            guard let port = given.number.flatMap(UInt16.init(exactly:)), port > 0 else {
                return false
            }
            settings.mail.server.port = port
            return true
        } value: {
            $0.mail.server.port.map { .integer(Int64($0)) } ?? .null
        }
    }
}
