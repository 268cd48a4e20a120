package import Consent
import Store
import Values

/// The words by which people of a list were asked elsewhere, as an operator brings them in a file.
package struct ImportedWords: Sendable {
    /// Why a file holds no such words.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case name(path: String)
        case content(path: String)

        package var description: String {
            switch self {
            case .name(let path): "‘\(path)’ names no language; call it NAME.LANGUAGE.txt"
            case .content(let path):
                "‘\(path)’ holds no words in UTF-8, or more than \(ImportedWords.limit) bytes; save "
                    + "only what stood beside the box"
            }
        }
    }

    /// How many bytes words can have.
    static let limit = 10_000

    /// The exact bytes, to be kept for ever once a consent names them.
    package let notice: Notice
    /// The words without white space around them, as people are shown them again.
    let label: String

    package init(_ file: ContentSource.File) throws(Fault) {
        guard let language = file.language else { throw .name(path: file.path) }
        guard file.bytes.count <= Self.limit,
            let text = String(validating: file.bytes, as: UTF8.self)?.trimmed, !text.isEmpty
        else { throw .content(path: file.path) }
        label = text
        notice = Notice(
            kind: .consent, language: language, label: "Consent: \(file.stem)",
            mediaType: "text/plain; charset=utf-8", content: file.bytes)
    }

    /// The words as what asked for `purpose`, of which nothing more is known.
    func texts(_ purpose: PurposeIdentifier) -> [ConsentText] {
        [ConsentText(purpose: purpose, meaning: purpose.text, label: label)]
    }
}
