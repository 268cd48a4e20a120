/// What became of a mail that was handed over.
package enum DeliveryOutcome: Equatable, Sendable {
    /// Somebody else answers for it now (RFC 5321 §4.2.5).
    case delivered
    /// It is to be tried again later. After a connection that broke at the very end it may have
    /// come.
    case deferred(DeliveryFault)
    /// This recipient is never to be tried again with this mail.
    case refused(DeliveryFault)
}
