package import Values

/// What the link of a mail shows that asks to confirm.
package enum ConfirmPage: Sendable {
    /// A sign-up waits for the press of the button.
    case waiting(SignUp, path: String)
    /// A new address of a subscription waits for the press of the button.
    case addressChange(to: EmailAddress, path: String)
    /// It is confirmed, now or before; `preferences` is the path of the person's own page.
    case confirmed(preferences: String)
    /// It waited for too long; with a path, its button asks for a new mail.
    case expired(askAgain: String?)
    /// The new address has a subscription of its own.
    case taken

    /// What was asked for.
    package struct SignUp: Sendable {
        /// The address, of which the page shows a part.
        package var address: EmailAddress
        /// What was ticked, in the words that stood beside the boxes.
        package var purposes: [String]
        /// What was shown beside the form.
        package var notices: [ShownNotice]

        package init(address: EmailAddress, purposes: [String], notices: [ShownNotice]) {
            (self.address, self.purposes, self.notices) = (address, purposes, notices)
        }
    }
}

extension PageRenderer {
    /// The page behind the link of a mail that asks to confirm. Its button posts to the same path.
    package func confirm(_ page: ConfirmPage) -> RenderedPage {
        switch page {
        case .waiting(let signUp, let path): waiting(signUp, path: path)
        case .addressChange(let address, let path): waiting(address, path: path)
        case .confirmed(let preferences): confirmed(preferences)
        case .expired(let path?): expired(path)
        case .expired(nil): expiredLink()
        case .taken: taken()
        }
    }

    private func waiting(_ signUp: ConfirmPage.SignUp, path: String) -> RenderedPage {
        oneButton(
            OneButtonPage(
                heading: texts["confirm.title"], lead: texts["confirm.lead"],
                address: MaskedAddress(signUp.address), purposes: signUp.purposes,
                button: .init(path: path, label: texts["confirm.button"]),
                notes: [texts["confirm.ignore"]], notices: signUp.notices))
    }

    private func waiting(_ address: EmailAddress, path: String) -> RenderedPage {
        oneButton(
            OneButtonPage(
                heading: texts["confirm.changeTitle"], lead: texts["confirm.changeLead"],
                address: MaskedAddress(address),
                button: .init(path: path, label: texts["confirm.changeButton"]),
                notes: [texts["confirm.changeIgnore"]]))
    }

    private func confirmed(_ preferences: String) -> RenderedPage {
        message(
            texts["confirm.doneTitle"], [texts["confirm.doneLead"], texts["confirm.donePage"]],
            action: (preferences, texts["confirm.doneButton"]))
    }

    private func expired(_ path: String) -> RenderedPage {
        oneButton(
            OneButtonPage(
                heading: texts["expired.title"], lead: texts["expired.why"],
                paragraphs: [texts["expired.lost"], texts["confirm.againLead"]],
                button: .init(path: path, action: "again", label: texts["confirm.again"])))
    }

    /// The answer to a link of a mail that is too old or was never ours.
    private func expiredLink() -> RenderedPage {
        message(
            texts["expired.title"],
            ["expired.why", "expired.lost", "expired.next"].map { texts[$0] },
            action: ("/sign-up", texts["expired.action"]))
    }

    private func taken() -> RenderedPage {
        message(
            texts["confirm.takenTitle"], [texts["confirm.takenLead"]],
            action: ("/preferences", texts["linkRequest.button"]))
    }

    /// The answer to the button that asks for a new mail.
    package func confirmationSentAgain() -> RenderedPage {
        message(
            texts["signUp.answerTitle"],
            [texts["confirm.sentAgain"], texts["linkRequest.missing"]],
            action: ("/", texts["problem.home"]))
    }
}
