/// Why a file that pages are made of cannot be used.
package enum SiteFault: Hashable, Sendable {
    /// The file takes the place of none of ours.
    case unknown(file: String)
    /// The file or folder cannot be read.
    case unreadable(file: String)
    /// The file is not UTF-8.
    case notText(file: String)
    /// The file is not there at all.
    case missing(file: String)
    /// The template library cannot read the template.
    case template(file: String, line: Int, problem: String)
    /// The file names a text or a particular of the site that does not exist.
    case unknownName(file: String, name: String)
    /// The template calls a template that does not exist.
    case unknownTemplate(file: String, name: String)
    /// The catalogue is not a tree of texts.
    case catalogue(file: String, problem: String)
    /// A line of `colours.yaml` cannot be used.
    case colours(line: Int, ColourFault)
    /// A picture cannot be shown.
    case picture(file: String, line: Int?, PictureFault)
}

/// Every fault that was found in the files that pages are made of.
package struct SiteFaults: Error, Equatable {
    package let faults: [SiteFault]

    init(_ faults: [SiteFault]) {
        self.faults = faults
    }
}

extension SiteFault: CustomStringConvertible {
    /// The fault in a sentence for the operator.
    package var description: String {
        switch self {
        case .unknown(let file):
            "'\(file)' takes the place of no file; remove it or correct its name"
        case .unreadable(let file): "'\(file)' cannot be read; check that it exists and may be read"
        case .notText(let file): "'\(file)' is not UTF-8 text; save it in that encoding"
        case .missing(let file): "'\(file)' is missing"
        case .template(let file, let line, let problem): "'\(file)', line \(line): \(problem)"
        case .unknownName(let file, let name):
            "'\(file)' names '\(name)', which does not exist"
        case .unknownTemplate(let file, let name):
            "'\(file)' calls the template '\(name)', which does not exist"
        case .catalogue(let file, let problem): "'\(file)': \(problem)"
        case .colours(let line, let fault): "'\(PaletteReader.file)', line \(line): \(fault)"
        case .picture(let file, let line?, let fault): "'\(file)', line \(line): \(fault)"
        case .picture(let file, nil, let fault): "'\(file)' \(fault)"
        }
    }
}

extension SiteFaults: CustomStringConvertible {
    /// The faults, one a line.
    package var description: String {
        (["the pages cannot be made:"] + faults.map { "  \($0)" }).joined(separator: "\n")
    }
}
