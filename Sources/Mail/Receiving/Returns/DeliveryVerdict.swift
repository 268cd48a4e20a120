/// What a report means for further mail to the same address.
package enum DeliveryVerdict: Hashable, Sendable {
    /// The address takes no mail and will take none: stop sending.
    case hard(HardReason)
    /// It did not arrive this time; the cause may pass, or lie with the sender.
    case soft(SoftReason)
    /// It arrived, or went on to where nobody reports from.
    case arrived
}

/// Why an address takes no mail: what RFC 3463 §3.2 and §3.3 say of it.
package enum HardReason: Hashable, Sendable {
    /// 5.1.1: there is no such mailbox.
    case noSuchMailbox
    /// 5.1.2: there is no such domain.
    case noSuchDomain
    /// 5.1.3: the address is none.
    case malformedAddress
    /// 5.1.6: the mailbox has moved, and nobody knows where to.
    case mailboxMoved
    /// 5.1.10 (RFC 7505), or the replies 521 and 556 (RFC 7504): the domain takes no mail at all.
    case domainTakesNoMail
    /// 5.1.0, and 5.1.4 for one of several: the address is the fault.
    case addressRefused
    /// 5.2.1: the mailbox is there, and is closed for good.
    case mailboxDisabled
}

/// Why a mail did not arrive although the address may be good.
package enum SoftReason: Hashable, Sendable {
    /// It is being tried again.
    case delayed
    /// The other side put it off until it was given up (4.x.x, or a reply of 400 to 499).
    case temporary
    /// 5.2.2: the mailbox is full.
    case mailboxFull
    /// 5.2.3 and 5.3.4: the mail is too large.
    case tooLarge
    /// 5.1.7 and 5.1.8: the sender's address is the fault, not this one.
    case sender
    /// 5.3.x: the other system has a fault or is being looked after.
    case system
    /// 5.4.x: no way was found. The fault may be the sender's own name server, so that it would
    /// condemn every address at once.
    case routing
    /// 5.5.x: the two sides did not understand each other.
    case conversation
    /// 5.6.x: the content was not taken.
    case content
    /// 5.7.x: a rule forbids it, such as a block list.
    case policy
    /// Nothing closer is said.
    case unspecified
}
