import HTTPServer
package import Logging
package import Mail
package import Pages
import Store
package import Values

/// A mail that an operator sends to a mailbox of their own, to see whether and how mails arrive.
package struct TrialMail {
    private let instance: Instance
    private let settings: Settings
    private let writer: LetterWriter
    private let logger: Logger

    /// Nil where there is nobody whom mails could be from.
    package init?(
        _ instance: Instance, _ settings: Settings, _ pages: PageRenderers, logger: Logger
    ) throws {
        let publications = try Publications(
            maker: EditionMaker(
                pages: pages, framing: Framing(origins: settings.embeddingOrigins),
                controller: settings.controller, logger: logger),
            store: instance.store, content: ContentSource(folder: settings.forms))
        let origin = Origin(
            settings.publicURL ?? settings.localAddress(port: settings.server.port))
        let writer = LetterWriter(instance, pages, publications, settings.mail, origin: origin)
        guard let writer else { return nil }
        (self.instance, self.settings) = (instance, settings)
        (self.writer, self.logger) = (writer, logger)
    }

    /// Hands one over at once, by the way that is set; nothing of it is kept in the outbox.
    package func send(to address: EmailAddress) throws -> DeliveryOutcome {
        let letter = Letter(
            to: address.text, language: settings.siteLanguage.text, .trial)
        let mail = ClaimedMail(
            number: 0, subject: MailKey.generate(instance.randomness).bytes,
            kind: letter.content.name.description, content: SealedContent(key: [], bytes: []),
            queuedAt: instance.clock.now, attempts: 1, subscriber: nil)
        guard let message = try writer.message(letter, to: address, mail) else {
            preconditionFailure("a trial is about nothing that could be gone")
        }
        return settings.mailTransport(logger).send(message)
    }
}
