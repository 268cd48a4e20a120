package import Foundation
import Resources
import Values

/// The files that pages are made of, by file name: templates, texts, colours, style sheet and icon.
///
/// They are compiled in. A file of the same name in an operator's folder takes a file's place;
/// `LANGUAGE.yaml` there is a translation of the texts, whole or in part, and `logo.svg` or
/// `logo.png` a logo.
package struct SiteFiles: Sendable {
    private var contents: [String: [UInt8]]
    /// What was wrong in the operator's folder; who makes pages throws it with what they find.
    private(set) var faults: [SiteFault] = []

    /// The files as they are compiled in.
    package static let embedded = SiteFiles()

    private init() {
        let files = Resource.under("Sources/Pages/").map { ($0.name.lastPathComponent, $0.bytes) }
        contents = Dictionary(files) { first, _ in first }
    }

    /// The compiled-in files with those of `folder` in their places.
    ///
    /// A file that takes no place is a fault, because it is most likely mistyped.
    package init(overriddenBy folder: URL) {
        self = .embedded
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            where !name.hasPrefix(".") {
                faults += replace(name, by: folder.appending(path: name))
            }
        } catch {
            faults.append(.unreadable(file: folder.path))
        }
    }

    /// The bytes of the file of that name, or nil when there is none.
    package func bytes(of name: String) -> [UInt8]? { contents[name] }

    /// The bytes of the file of that name, which pages cannot do without.
    func required(_ name: String) throws(SiteFaults) -> [UInt8] {
        guard let bytes = contents[name] else { throw SiteFaults([.missing(file: name)]) }
        return bytes
    }

    /// The text of the file of that name, or nil when there is none or it is not UTF-8.
    func text(of name: String) -> String? {
        contents[name].flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The names of all files that end in `suffix`, in order.
    func names(endingIn suffix: String) -> [String] {
        contents.keys.filter { $0.hasSuffix(suffix) }.sorted()
    }

    private static func isTranslation(_ name: String) -> Bool {
        name.hasSuffix(".yaml") && LanguageTag(String(name.dropLast(5))) != nil
    }

    private mutating func replace(_ name: String, by file: URL) -> [SiteFault] {
        let isPicture = Picture.logoFiles.contains(name)
        guard contents[name] != nil || isPicture || Self.isTranslation(name) else {
            return [.unknown(file: name)]
        }
        guard let data = FileManager.default.contents(atPath: file.path) else {
            return [.unreadable(file: name)]
        }
        let bytes = [UInt8](data)
        let isText = name.hasSuffix(".png") || String(validating: bytes, as: UTF8.self) != nil
        guard isText else { return [.notText(file: name)] }
        contents[name] = bytes
        return []
    }
}

extension String {
    fileprivate var lastPathComponent: String {
        split(separator: "/").last.map(String.init) ?? self
    }
}
