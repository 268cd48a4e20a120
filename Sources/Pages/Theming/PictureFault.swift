/// Why a picture cannot be shown.
package enum PictureFault: Error, Hashable, Sendable {
    case notPNG
    /// The file ends too early.
    case cutOff
    case tooLarge(bytes: Int)
    /// There is one in each format.
    case twice
    /// A logo for the dark scheme stands alone.
    case needsLight
    /// What stands in the line is no XML, or never ends.
    case notXML(line: Int)
    /// An element is not closed, or closed in the wrong place.
    case unclosed(element: String, line: Int)
    case notSVG(line: Int)
    case noViewBox(line: Int)
    /// Pictures on pages run nothing and load nothing: this would not show.
    case dead(part: String, line: Int)
}

extension PictureFault {
    var line: Int? {
        switch self {
        case .notPNG, .cutOff, .tooLarge, .twice, .needsLight: nil
        case .notXML(let line), .unclosed(_, let line), .notSVG(let line), .noViewBox(let line),
            .dead(_, let line):
            line
        }
    }
}

extension PictureFault: CustomStringConvertible {
    /// The fault in words for the operator.
    package var description: String {
        switch self {
        case .notPNG: "is no PNG picture; save it as PNG or SVG"
        case .cutOff: "ends too early; copy it again"
        case .tooLarge(let bytes):
            "has \(bytes) bytes and may have \(Logo.mostBytes); make it smaller"
        case .twice: "is there as SVG and as PNG; remove one of them"
        case .needsLight: "stands alone; put a 'logo' for light pages beside it"
        case .notXML: "is not XML; save it as SVG again"
        case .unclosed(let element, _): "'<\(element)>' is not closed"
        case .notSVG: "is no SVG picture: it must begin with '<svg xmlns=\"\(SVGFile.namespace)\"'"
        case .noViewBox: "'<svg>' has no 'viewBox', which tells the picture's shape"
        case .dead(let part, _): "'\(part)' has no effect in a picture on a page; take it out"
        }
    }
}
