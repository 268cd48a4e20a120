import FormModel
import Store
import Values

/// Something that webhooks are told, before it is known to which.
struct WebhookNews {
    let event: WebhookEvent
    /// The form that it is about; nil for none.
    let form: FormName?
    let facts: [String: JSONValue]

    /// The column `facts`.
    var text: String { String(decoding: JSONValue.object(facts).canonical, as: UTF8.self) }

    static func received(_ form: FormName, version: String) -> WebhookNews {
        WebhookNews(
            event: .responseReceived, form: form,
            facts: ["form": .string(form.text), "version": .string(version)])
    }

    /// The end of a consent to what a form asks for, or for nil to mails.
    static func ended(_ form: FormName?) -> WebhookNews {
        WebhookNews(
            event: .consentWithdrawn, form: form,
            facts: ["form": form.map { .string($0.text) } ?? .null])
    }

    static func released(_ form: FormName, serial: Int) -> WebhookNews {
        WebhookNews(
            event: .releasePublished, form: form,
            facts: ["form": .string(form.text), "release": .integer(Int64(serial))])
    }

    static func published(_ form: Form) -> WebhookNews {
        WebhookNews(
            event: .formPublished, form: form.name,
            facts: [
                "form": .string(form.name.text), "version": .string(form.version.description),
            ])
    }

    static func closed(_ form: FormName) -> WebhookNews {
        WebhookNews(event: .formClosed, form: form, facts: ["form": .string(form.text)])
    }
}

/// A response that was stored: which version it answered, and on which day.
struct ReceivedResponse: Hashable {
    let version: Int
    let day: Day
}
