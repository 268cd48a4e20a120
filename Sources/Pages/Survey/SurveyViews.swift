import FormModel
import Values

/// Makes what the survey template sees of a page.
struct SurveyViews {
    let page: SurveyPage
    let pages: PageRenderer
    /// The submission key as it stands in the page.
    let key: String?
    let items: ItemViews
    private let standing: FormStanding
    private let route: SurveyRoute

    init(_ page: SurveyPage, pages: PageRenderer, key: String?) {
        (self.page, self.pages, self.key) = (page, pages, key)
        items = ItemViews(
            form: page.form, pages: pages, typed: page.typed, issues: page.issues,
            page: page.page, today: page.today, seed: page.seed)
        standing = items.standing
        route = SurveyRoute(page.form, page.paging, standing, page.seed)
    }

    private var texts: Catalogue { pages.texts }
    private var form: Form { page.form }
    private var isFirst: Bool { page.page.number == 1 }

    var view: View {
        frame.with(saved).with(
            View([
                "introduction": isFirst ? lines(form.intro) : [],
                "isFirst": isFirst,
                "sections": sections,
                "changedQuestions": page.changed.map(\.text),
                "hasChanges": !page.changed.isEmpty,
                "changedNotices": page.notices.changed.map(pages.view(of:)),
                "hasNewNotices": !page.notices.changed.isEmpty,
                "steps": steps,
                "sends": isLast,
                "rules": ScriptText.data(PageRules(form, page.page, standing, on: page.today).json),
                "pagings": otherPagings,
            ]))
    }

    /// The page's title, different on each page of a survey.
    var title: String {
        guard page.paging != .one else { return form.title }
        let (position, count) = route.position(of: page.page)
        return texts(
            "survey.pageTitle",
            ["title": form.title, "page": String(position), "pages": String(count)])
    }

    /// Where the page is sent to, and what it says of itself.
    private var frame: View {
        View([
            "name": form.name.text,
            "title": form.title,
            "titleLanguage": foreign(.title),
            "introductionLanguage": foreign(.intro),
            "formLanguage": form.language.text,
            "key": key,
            "status": status,
            "page": String(page.page.number),
            "paging": page.paging.rawValue,
            "invitation": page.invitation,
            "languageRest": page.invitation.map { "&\(InvitationPage.parameter)=\($0)" },
            "noticesField": SurveyNotices.field,
            "noticesMark": page.notices.mark,
        ])
    }

    /// What is told and sent once answers are saved.
    private var saved: View {
        guard case .code(let code, let revision, let expires) = page.holder else {
            return View([:])
        }
        let day = texts.day(expires)
        return View([
            "code": code.grouped,
            "codeGroups": code.grouped.split(separator: "-").map(String.init),
            "revision": String(revision),
            "progress": progress,
            "begun": page.occasion == .begun ? texts("survey.begun", ["day": day]) : nil,
            "kept": page.occasion == .begun ? nil : texts("survey.kept", ["day": day]),
        ])
    }

    private var status: String? {
        switch page.occasion {
        case .resumed: texts["survey.resumed"]
        case .complete: texts["survey.complete"]
        case .renewed: texts["guard.renewed"]
        case .begun, nil: nil
        }
    }

    private var progress: View? {
        guard page.paging != .one else { return nil }
        let (position, count) = route.position(of: page.page)
        return View([
            "position": String(position), "count": String(count),
            "words": texts(
                "survey.progress", ["page": String(position), "pages": String(count)]),
            "left": texts("survey.minutesLeft", count: route.minutesLeft(from: page.page)),
        ])
    }

    private var sections: [View] {
        form.sections.enumerated().compactMap { index, section in
            let shown = section.order(of: form.items, page.seed).filter {
                page.page.items.contains($0.index)
                    && standing.canAppear($0, of: form, on: page.page)
            }
            guard !shown.isEmpty else { return nil }
            return View([
                "sectionAnchor": "section-\(index + 1)",
                "sectionTitle": section.title,
                "sectionLanguage": foreign(.section(section, "title")),
                "sectionIntroductionLanguage": foreign(.section(section, "intro")),
                "sectionIntroduction": isBeginning(of: section) ? section.intro : nil,
                "sectionCondition": condition(of: section),
                "items": shown.map(items.view(of:)),
            ])
        }
    }

    /// The language of a text, where it is not that of the page.
    private func foreign(_ place: TextPlace) -> View? { pages.foreign(form.language(of: place)) }

    private func isBeginning(of section: Section) -> Bool {
        section.order(of: form.items, page.seed).first.map { page.page.items.contains($0.index) }
            ?? false
    }

    private func condition(of section: Section) -> String? {
        guard let show = section.show, show.mentions(page.page.items) else { return nil }
        return items.conditions.only(show)
    }

    /// The buttons: what they send as `go`, and their words. The first one is what Enter presses.
    private var steps: [View] {
        var steps = [step(isLast ? "send" : "next", isSecondary: false)]
        if route.page(before: page.page) != nil { steps.append(step("back")) }
        return steps + [step("pause")]
    }

    private func step(_ name: String, isSecondary: Bool = true) -> View {
        View(["step": name, "stepLabel": texts["survey.\(name)"], "isSecondary": isSecondary])
    }

    private var isLast: Bool { route.isLast(page.page) }

    private var otherPagings: [View] {
        Paging.allCases.filter { $0 != page.paging }.map { paging in
            View([
                "pagingName": paging.rawValue,
                "pagingLabel": texts["survey.paging.\(paging.rawValue)"],
            ])
        }
    }

    private func lines(_ text: String?) -> [String] {
        text?.split(separator: "\n").map(String.init) ?? []
    }
}
