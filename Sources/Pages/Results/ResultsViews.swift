import Values

/// Lays published results out for their template.
struct ResultsViews {
    let page: ResultsPage
    let pages: PageRenderer

    private var texts: Catalogue { pages.texts }

    init(_ page: ResultsPage, pages: PageRenderer) {
        (self.page, self.pages) = (page, pages)
    }

    var view: View {
        frame.with(reading).with(
            View([
                "sections": page.sections.enumerated().map(section),
                "hasUnshown": !page.unshown.isEmpty,
                "unshown": page.unshown.map(view),
                "editions": page.editions.map(view),
                "resultsFile": "/api/v1/results/\(page.survey)/\(page.number)",
                "resultsFileName": "\(page.survey)-\(page.number).json",
            ]))
    }

    /// What results these are, and from when.
    private var frame: View {
        let latest = page.editions.map(\.number).max() ?? page.number
        let people = page.people.map { texts("results.people", ["band": texts.band($0)]) }
        return View([
            "surveyTitle": page.title.text,
            "surveyLanguage": pages.foreign(page.title.language),
            "surveyName": page.survey.text,
            "resultsPeople": people ?? texts["results.peopleNotShown"],
            "resultsMade": texts("results.made", ["day": texts.day(page.day)]),
            "isOlder": page.number < latest,
            "takesPart": page.isOpen,
        ])
    }

    /// How numbers below the threshold, ranges and bars are to be read.
    private var reading: View {
        let small = ShownBand(lower: 0, upper: page.threshold - 1)
        let band = ShownBand(lower: page.threshold, upper: page.threshold + page.width - 1)
        return View([
            "readTitle": texts("results.readTitle", ["small": texts.band(small)]),
            "readSmall": texts("results.readSmall", ["most": "\(small.upper)"]),
            "readRange": texts(
                "results.readRange",
                ["range": texts.band(band), "lower": "\(band.lower)", "upper": "\(band.upper)"]),
            "guardRanges": texts("results.guardRanges", ["small": texts.band(small)]),
        ])
    }

    private func section(_ place: Int, _ section: ResultsPage.Section) -> View {
        let anchor = "question-\(place + 1)"
        let tables = section.tables.enumerated().map { number, table in
            ResultsTableViews(
                table, anchor: "\(anchor)-\(number + 1)", subject: section.subject, pages: pages
            ).view
        }
        return view(of: section.subject).with(View(["anchor": anchor, "tables": tables]))
    }

    private func view(of subject: ResultsPage.Subject) -> View {
        View([
            "question": pages.view(of: subject.question),
            "by": subject.by.map(pages.view),
            "filter": subject.filter.map { filter in
                View([
                    "filterQuestion": pages.view(of: filter.question),
                    "filterAnswers": pages.view(of: filter.answers),
                ])
            },
        ])
    }

    private func view(of unshown: ResultsPage.Unshown) -> View {
        let reason: View
        switch unshown.reason {
        case .tooFewPeople: reason = View(["why": texts["results.tooFewPeople"]])
        case .tooMuch(let last):
            reason = View([
                "why": texts["results.tooMuch"],
                "lastShown": last.map { edition in
                    View([
                        "editionPath": path(of: edition),
                        "editionDay": texts("results.lastShown", ["day": texts.day(edition.day)]),
                    ])
                },
            ])
        }
        return view(of: unshown.subject).with(reason)
    }

    private func view(of edition: ResultsPage.Edition) -> View {
        View([
            "editionPath": path(of: edition), "editionDay": texts.day(edition.day),
            "isCurrent": edition.number == page.number,
        ])
    }

    private func path(of edition: ResultsPage.Edition) -> String {
        "/results/\(page.survey)/\(edition.number)"
    }
}

extension PageRenderer {
    /// Words and their language, where it is not the page's.
    func view(of wording: Wording) -> View {
        View(["words": wording.text, "wordsLanguage": foreign(wording.language)])
    }

    /// Categories, each on a line of its own, and whether there are several.
    func view(of group: ResultsTable.Group) -> View {
        View([
            "categories": group.enumerated().map { place, category in
                view(of: category.wording(texts)).with(View(["more": place < group.count - 1]))
            },
            "isTogether": group.count > 1,
        ])
    }

    /// The same in one line of plain text.
    func text(of group: ResultsTable.Group) -> String {
        group.map { $0.wording(texts).text }.joined(separator: " / ")
    }
}
