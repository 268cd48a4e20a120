import Values

/// The parts of a mail, in the order in which both templates show them.
struct MailBody {
    /// The subject, which is the heading of the document too. It names no survey: subjects show on locked
    /// screens.
    let subject: String
    /// The paragraphs at the begin.
    var lead: [String]
    /// What was chosen.
    var points: [String] = []
    /// The title of the survey that it is about.
    var survey: Wording?
    var code: ReceiptCode?
    /// What is asked, before the link.
    var request: [String] = []
    var action: Link?
    /// The paragraphs behind the link.
    var notes: [String] = []
    /// A second link, which stands back.
    var refusal: Link?
    /// Why the person gets the mail.
    let reason: String

    /// An address with the words that lead there.
    struct Link {
        let label: String
        let address: String
    }
}
