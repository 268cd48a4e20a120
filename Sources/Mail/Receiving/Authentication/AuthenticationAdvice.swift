/// An operator's words for what a mail tells about how mails are sent, with what to set in DNS.
package struct AuthenticationAdvice: Sendable {
    /// How many letters a text has at most.
    package static let lengthLimit = 2_000

    /// The server that mails are handed to, for the records; nil when it is not known.
    private let relay: String?

    /// Words for an installation that sends through that server.
    package init(relay: String?) {
        self.relay = relay
    }

    /// One or more lines: what is, then what to do; records as a zone file writes them.
    ///
    /// At most ``lengthLimit`` letters, none of which could steer a terminal: a mail can hold any.
    package func text(of finding: AuthenticationFinding) -> String {
        let scalars = words(for: finding).unicodeScalars.lazy.filter {
            let category = $0.properties.generalCategory
            return $0 == "\n" || (category != .control && category != .format)
        }
        return String(String.UnicodeScalarView(scalars.prefix(Self.lengthLimit)))
    }

    private func words(for finding: AuthenticationFinding) -> String {
        switch finding {
        case .noSender: "the mail has no From that can be read"
        case .noResults:
            "the mail has no Authentication-Results: its receiver checks nothing, or keeps it to "
                + "itself; send the test to a mailbox at a large provider"
        case .checked(let server):
            server.map { "checked by ‘\($0)’, as it says in the mail's own header" }
                ?? "checked by a server that does not name itself in the mail's header"
        case .unchecked(let method):
            "the receiver says nothing about \(method.rawValue.uppercased())"
        case .spf(let outcome, let domain, let alignment, let sender):
            spf(outcome, domain ?? sender, alignment, sender)
        case .unsigned(let sender): unsigned(sender)
        case .malformedSignature:
            "the mail has a DKIM signature that cannot be read: look at what the relay writes"
        case .dkim(let outcome, let signature, let alignment, let sender):
            dkim(outcome, signature, alignment, sender)
        case .uncovered(let fields, let signature):
            "\(Self.name(signature)) does not cover \(Self.list(fields)): anybody on the way may "
                + "change that; add it to the fields that the relay signs"
        case .missing(let fields):
            "the mail arrived without \(Self.list(fields)): the relay takes that away, so that "
                + "nobody can unsubscribe with one click"
        case .oneClick(let uncovered): oneClick(uncovered)
        case .dmarc(let outcome, let sender): dmarc(outcome, sender)
        }
    }

    // MARK: SPF

    private func spf(
        _ outcome: AuthenticationOutcome, _ domain: String, _ alignment: DomainAlignment,
        _ sender: String
    ) -> String {
        switch outcome {
        case .pass:
            Self.aligned("SPF passes for the return address at ‘\(domain)’", alignment, sender)
                ?? """
                SPF passes for the return address at ‘\(domain)’, but people see ‘\(sender)’, so that \
                it counts for nothing in DMARC: choose a return address at ‘\(sender)’, and let its \
                record name the relay
                \(spfRecord(sender))
                """
        case .fail, .softfail, .neutral, .policy:
            """
            SPF does not let the relay send for ‘\(domain)’ (\(outcome.rawValue)): let the record \
            name the relay
            \(spfRecord(domain))
            """
        case .none:
            """
            ‘\(domain)’ has no SPF record: set one in DNS
            \(spfRecord(domain))
            """
        case .permerror:
            "the SPF record of ‘\(domain)’ cannot be read: there are two of them, one has a mistake, "
                + "or it asks for more than ten other names"
        case .temperror: Self.later("SPF", domain)
        }
    }

    private func spfRecord(_ domain: String) -> String {
        guard let relay else {
            return """
                \(domain). TXT "v=spf1 include:RELAY -all"
                where include:RELAY is what the relay's provider names
                """
        }
        return """
            \(domain). TXT "v=spf1 a:\(relay) -all"
            where the relay's provider may name something else in place of a:\(relay)
            """
    }

    // MARK: DKIM

    private func unsigned(_ sender: String) -> String {
        """
        the mail is not signed: switch DKIM on at the relay for ‘\(sender)’, and publish the key that \
        it makes
        \(Self.keyRecord("SELECTOR", sender))
        """
    }

    private func dkim(
        _ outcome: AuthenticationOutcome?, _ signature: DKIMSignature, _ alignment: DomainAlignment,
        _ sender: String
    ) -> String {
        let name = Self.name(signature)
        switch outcome {
        case .pass:
            return Self.aligned("\(name) is valid", alignment, sender) ?? """
                \(name) is valid, but people see ‘\(sender)’, so that it counts for nothing in DMARC: \
                let the relay sign for ‘\(sender)’ as well, and publish the key that it makes
                \(Self.keyRecord("SELECTOR", sender))
                """
        case .fail, .policy:
            return """
                \(name) is not valid: the key in DNS is not the relay's, or something behind the \
                relay changes mails; compare
                \(Self.keyRecord(signature.selector, signature.domain))
                """
        case .neutral, .permerror, .softfail, .some(.none):
            return """
                \(name) could not be checked: its key is not in DNS, or not as it should be
                \(Self.keyRecord(signature.selector, signature.domain))
                """
        case .temperror: return Self.later("the key of DKIM", signature.domain)
        case nil: return "the receiver says nothing about \(name)"
        }
    }

    private static func keyRecord(_ selector: String, _ domain: String) -> String {
        "\(selector)._domainkey.\(domain). TXT \"v=DKIM1; k=rsa; p=KEY\""
    }

    private static func name(_ signature: DKIMSignature) -> String {
        "the DKIM signature of ‘\(signature.domain)’ (selector ‘\(signature.selector)’)"
    }

    private func oneClick(_ uncovered: [String]) -> String {
        guard !uncovered.isEmpty else {
            return "a valid DKIM signature covers List-Unsubscribe and List-Unsubscribe-Post: "
                + "providers can offer to unsubscribe with one click"
        }
        return
            "no valid DKIM signature covers \(Self.list(uncovered)): providers will not offer to "
            + "unsubscribe with one click (RFC 8058); add it to the fields that the relay signs"
    }

    // MARK: DMARC

    private func dmarc(_ outcome: AuthenticationOutcome, _ sender: String) -> String {
        switch outcome {
        case .pass: "DMARC passes for ‘\(sender)’"
        case .none:
            """
            ‘\(sender)’ has no DMARC record: set one in DNS, and make it p=quarantine when the \
            reports show no mail of yours that fails
            _dmarc.\(sender). TXT "v=DMARC1; p=none; rua=mailto:postmaster@\(sender)"
            """
        case .fail, .softfail, .neutral, .policy:
            "DMARC fails for ‘\(sender)’: neither SPF nor DKIM passes for ‘\(sender)’ or a domain of "
                + "the same owner; one of the two is enough"
        case .permerror:
            """
            the DMARC record of ‘\(sender)’ cannot be read: there must be one, such as
            _dmarc.\(sender). TXT "v=DMARC1; p=none; rua=mailto:postmaster@\(sender)"
            """
        case .temperror: Self.later("DMARC", sender)
        }
    }

    // MARK: Words for all

    /// Nil for a foreign domain, which needs advice of its own.
    private static func aligned(
        _ what: String, _ alignment: DomainAlignment, _ sender: String
    ) -> String? {
        switch alignment {
        case .aligned: "\(what), aligned with ‘\(sender)’"
        case .siblings(let parent):
            "\(what); aligned with ‘\(sender)’ if ‘\(parent)’ is a domain of your own"
        case .foreign: nil
        }
    }

    private static func later(_ what: String, _ domain: String) -> String {
        "the receiver could not look up \(what) of ‘\(domain)’ just now: try again later"
    }

    private static func list(_ fields: [String]) -> String { fields.joined(separator: ", ") }
}
