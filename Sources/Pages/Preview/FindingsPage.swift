package import FormModel
import Values

/// What an author sees in place of a survey that cannot be shown.
package struct FindingsPage: Sendable {
    /// The files that are not in order.
    package var files: [FaultyFile]

    package init(files: [FaultyFile]) {
        self.files = files
    }
}

/// A survey file, or a translation, that is not in order.
package enum FaultyFile: Error, Hashable {
    /// What is wrong with it, and the file as it is.
    case findings(FormFindings, source: [UInt8])
    /// It cannot be opened.
    case unreadable(path: String)
}

extension PageRenderer {
    /// All findings, each with its file, line, question and advice.
    package func findings(_ page: FindingsPage) -> RenderedPage {
        self.page(
            "findings", title: texts["preview.faultyTitle"],
            View(["files": page.files.enumerated().map(view)]))
    }

    private func view(position: Int, of file: FaultyFile) -> View {
        let anchor = "file-\(position + 1)"
        switch file {
        case .unreadable(let path):
            return View(["fileAnchor": anchor, "fileName": path, "isUnreadable": true])
        case .findings(let findings, let source):
            let lines = SourceLines(source)
            return View([
                "fileAnchor": anchor, "fileName": findings.fileName, "hasFindings": true,
                "findings": findings.findings.map { view(of: $0, lines) },
            ])
        }
    }

    private func view(of finding: FormFinding, _ lines: SourceLines) -> View {
        let line = texts("preview.line", ["line": String(finding.line)])
        let place = finding.item.map {
            texts("preview.question", ["place": line, "question": $0])
        }
        return View([
            "place": place ?? line,
            "line": lines[finding.line],
            "sentence": Self.asSentence(FindingTexts.sentence(finding.problem)),
            "advice": Self.asSentence(FindingTexts.advice(finding.problem)),
            // Findings are written in English alone, as on the command line.
            "wordsLanguage": foreign(LanguageTag("en")),
        ])
    }

    /// The words of the command line as they stand by themselves.
    private static func asSentence(_ words: String) -> String {
        let end = words.hasSuffix("?") ? "" : "."
        return words.prefix(1).uppercased() + words.dropFirst() + end
    }
}

/// The lines of a file, as far as a person can read them.
private struct SourceLines {
    private static let longest = 200

    private let lines: [Substring]

    init(_ source: [UInt8]) {
        lines = String(decoding: source, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The line of that number, counted from 1; nil when nothing stands there.
    subscript(number: Int) -> String? {
        guard lines.indices.contains(number - 1) else { return nil }
        let line = lines[number - 1].trimmingPrefix(while: \.isWhitespace).prefix(Self.longest)
        return line.isEmpty ? nil : String(line)
    }
}
