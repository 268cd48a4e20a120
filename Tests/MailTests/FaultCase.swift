import Mail
import MailSink
import Testing

/// A way in which a server fails, what that means for the mail, and whether the server has it.
struct FaultCase: CustomTestStringConvertible, Sendable {
    let fault: MailSink.Fault
    let outcome: DeliveryOutcome
    let kept: Int

    var testDescription: String { "\(fault)" }

    /// For how many seconds a transport waits: not long where it waits in vain.
    var patience: Int {
        if case .silence = fault { 2 } else { 30 }
    }

    static let all: [FaultCase] =
        temporary + refused + operatorFaults + [
            FaultCase(fault: .slow, outcome: .delivered, kept: 1),
            // The one case in which a mail can come twice (RFC 5321 §4.5.3.2.6).
            deferred(.loss, .connectionLost, kept: 1),
            deferred(.garbage, .encryptionBroken),
            deferred(.silence(at: .greeting), .timedOut),
            deferred(.silence(at: .recipient), .timedOut),
            deferred(.silence(at: .message), .timedOut),
        ]

    private static let temporary = [
        answered("421 4.3.2 going down", at: .greeting, .temporary),
        answered("454 4.7.0 no TLS now", at: .encryption, .temporary),
        answered("451 4.3.0 later", at: .sender, .temporary),
        answered("451 4.3.0 later", at: .recipient, .temporary),
        answered("452 4.2.2 full: reader@example.net", at: .recipient, .temporary),
        answered("450-4.2.1 two\r\n450 4.2.1 lines", at: .recipient, .temporary),
        answered("451 4.3.0 later", at: .data, .temporary),
        answered("451 4.3.0 later", at: .message, .temporary),
        answered("452 4.3.1 disk full", at: .message, .temporary),
        answered("421 service stops", at: .message, .temporary),
    ]

    private static let refused = [
        answered("550 5.1.1 no such user: reader@example.net", at: .recipient, .recipientRefused),
        answered("550 no such user", at: .recipient, .recipientRefused),
        answered("553-5.1.3 two\r\n553 5.1.3 lines", at: .recipient, .recipientRefused),
        answered("554 5.5.1 no recipients", at: .data, .messageRefused),
        answered("550 5.6.0 not like this", at: .message, .messageRefused),
        answered("554 5.7.1 looks like spam", at: .message, .messageRefused),
    ]

    private static let operatorFaults = [
        answered("554 5.7.1 not from there", at: .greeting, .sessionRefused),
        answered("502 5.5.1 no TLS", at: .encryption, .encryptionNotOffered),
        answered("530 5.7.0 who are you", at: .sender, .authenticationRefused),
        answered("550 5.7.1 not your address", at: .sender, .senderRefused),
        answered("530 5.7.0 who are you", at: .recipient, .authenticationRefused),
        answered("554 5.7.1 relay access denied", at: .recipient, .policyRefused),
        answered("553 5.1.8 no such domain", at: .recipient, .senderRefused),
        answered("550 5.1.7 no such return path", at: .recipient, .senderRefused),
    ]

    private static func deferred(
        _ fault: MailSink.Fault, _ kind: DeliveryFault.Kind, kept: Int = 0
    ) -> FaultCase {
        FaultCase(fault: fault, outcome: .deferred(DeliveryFault(kind)), kept: kept)
    }

    private static func answered(
        _ reply: String, at point: MailSink.Point, _ kind: DeliveryFault.Kind
    ) -> FaultCase {
        let words = reply.split(whereSeparator: { $0 == " " || $0 == "-" })
        let fault = DeliveryFault(kind, code: Int(words[0]), status: EnhancedStatus(words[1]))
        let isFinal = kind == .recipientRefused || kind == .messageRefused
        return FaultCase(
            fault: .answer(reply, at: point), outcome: isFinal ? .refused(fault) : .deferred(fault),
            kept: 0)
    }
}
