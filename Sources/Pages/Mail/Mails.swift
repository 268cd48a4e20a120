import Values

extension PageRenderer {
    /// A mail in words. Whoever may be written to no more gets `unsubscribe`, the address at which mails
    /// end, in its foot.
    package func mail(_ content: MailContent, unsubscribe: String? = nil) -> RenderedMail {
        let body = body(of: content)
        let view = view(of: body).with(
            View([
                "organisation": site.organisation, "contact": site.contact,
                "unsubscribe": unsubscribe,
            ]))
        return RenderedMail(
            subject: body.subject.onOneLine, text: PlainLines(part("mail.txt", view)).text,
            html: part("mail.html", view))
    }

    private func view(of body: MailBody) -> View {
        View([
            "subject": body.subject.onOneLine,
            "lead": body.lead,
            "hasPoints": !body.points.isEmpty,
            "points": body.points,
            "survey": body.survey.map {
                View(["title": $0.text, "titleLanguage": foreign($0.language)])
            },
            "code": body.code?.grouped,
            "request": body.request,
            "action": body.action.map(view(of:)),
            "notes": body.notes,
            "refusal": body.refusal.map(view(of:)),
            "reason": body.reason,
        ])
    }

    private func view(of link: MailBody.Link) -> View {
        View(["label": link.label, "address": link.address])
    }
}

extension String {
    /// The text without line breaks and control characters, which end a field of a message.
    fileprivate var onOneLine: String {
        split { character in
            character.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }.joined(separator: " ")
    }
}
