import Store
import FormModel
import HTTPServer
import Values

/// A page of a survey as a person sent it.
struct PostedPage {
    /// What the person wants after saving.
    enum Step: Hashable {
        case next
        case send
        case back
        case pause
        /// Nothing: the page's script saves while the person goes on typing.
        case quiet
        /// The form cut into other pages.
        case show(Paging)
    }

    let raw: RawSubmission
    /// The key that the page carries, or a fresh one that no page has made.
    let key: PageKey
    let code: ReceiptCode
    let paging: Paging
    let number: Int
    /// The revision of the draft that the page was opened on; 0 for a first page.
    let revision: Int
    let step: Step

    /// Nil when the fields are not those of a survey's page.
    init?(_ raw: RawSubmission, of form: Form, _ context: ReadingContext) {
        guard let number = raw.value(of: "page").flatMap({ Int($0) }),
            let paging = raw.value(of: "pages").flatMap(Paging.init(rawValue:))
        else { return nil }
        let key = PageKey(of: raw) ?? context.keyWithoutPage
        guard let code = Self.code(raw, key, of: form, context) else { return nil }
        self.raw = raw
        self.key = key
        self.code = code
        self.paging = paging
        self.number = number
        revision = raw.value(of: "revision").flatMap { Int($0) } ?? 0
        step = Step(raw.value(of: "go") ?? "")
    }

    /// Says whether it holds all answers, to be stored at once: nothing of it was saved before.
    var isWhole: Bool { paging == .one && step == .send && revision == 0 }

    /// Says whether the page was made before anything was saved: it carries a key and no code.
    var isUnsaved: Bool { revision == 0 && step != .quiet && raw.value(of: "code") == nil }

    /// The page that was sent; the first one when the form has no page of that number any more.
    func page(of form: Form) -> FormPage {
        let seed = ShuffleSeed(code)
        return form.pages(paging, seed).first { $0.number == number }
            ?? form.page(paging, of: nil, seed)
    }

    /// The code that the page carries, or the one that its submission key leads to.
    private static func code(
        _ raw: RawSubmission, _ key: PageKey, of form: Form, _ context: ReadingContext
    ) -> ReceiptCode? {
        if let typed = raw.value(of: "code") { return ReceiptCode(typed: typed) }
        return context.vault.code(for: key.key, of: form.name)
    }
}

extension PostedPage.Step {
    /// The step that a button's value names; anything else saves and goes on.
    init(_ text: String) {
        switch text {
        case "send": self = .send
        case "back": self = .back
        case "pause": self = .pause
        case "quiet": self = .quiet
        default: self = Paging(rawValue: text).map(PostedPage.Step.show) ?? .next
        }
    }
}
