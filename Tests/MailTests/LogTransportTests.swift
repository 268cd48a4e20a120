import Logging
import Mail
import Synchronization
import Testing

/// Mails that only the log hears of.
@Suite struct LogTransportTests {
    @Test("the log learns what a mail is for, and nothing else of it")
    func told() {
        let kept = KeptLines()
        let transport = LogTransport(Logger(label: "mail") { _ in kept })
        let unsubscription = OneClickUnsubscription(link: MessageSample.link)
        let message = MessageSample.message(unsubscription: unsubscription)
        #expect(transport.send(message) == .delivered)
        #expect(kept.lines == ["notice a mail would be sent [\"kind\": confirmation]"])
    }
}

/// A log that is read back.
private final class KeptLines: LogHandler, Sendable {
    private let kept = Mutex<[String]>([])
    var lines: [String] { kept.withLock(\.self) }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
}
