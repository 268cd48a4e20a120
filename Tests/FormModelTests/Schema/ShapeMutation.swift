@testable import FormModel

/// Changes the shape of a survey file in one place, as slips do.
struct ShapeMutation<Generator: RandomNumberGenerator> {
    var random: Generator

    private enum Slip: CaseIterable {
        case drop, rename, add, exchange, retype, repeatElement, empty
    }

    private static var strangers: [String] { ["hnit", "labels", "Title", "x y", "7"] }
    private static var vocabulary: [String] {
        ItemKey.allCases.flatMap(ItemReader.keys).sorted()
            + ["section", "items", "intro", "thanks", "translates", "write", "alone", "fixed"]
    }

    /// The tree with one slip in it.
    mutating func mutated(_ tree: FileTree) -> FileTree {
        guard let path = tree.paths.randomElement(using: &random),
            let slip = Slip.allCases.randomElement(using: &random)
        else { return tree }
        var changed = tree
        let (key, value) = (key(), value(instead: tree[path]))
        switch slip {
        case .drop:
            changed.change(
                holderOf: path, entries: { $0.remove(at: $1) }, elements: { $0.remove(at: $1) })
        case .rename:
            changed.change(
                holderOf: path, entries: { $0[$1].key = key }, elements: { _, _ in })
        case .add:
            changed.change(
                holderOf: path,
                entries: { $0.insert(FileTree.Entry(key: key, value: value), at: $1 + 1) },
                elements: { $0.insert(value, at: $1) })
        case .exchange:
            changed.change(
                holderOf: path, entries: { $0[$1].key = Self.mistyped($0[$1].key) },
                elements: { _, _ in })
        case .retype: changed.replace(path, by: value)
        case .repeatElement:
            changed.change(
                holderOf: path, entries: { _, _ in },
                elements: { $0.insert($0[$1], at: $1) })
        case .empty:
            changed.replace(
                path, by: [.text(""), .list([]), .keys([])].randomElement(using: &random) ?? value)
        }
        return changed
    }

    private mutating func key() -> String {
        let keys = Bool.random(using: &random) ? Self.vocabulary : Self.strangers
        return keys.randomElement(using: &random) ?? "x"
    }

    /// Two letters of a key change places, or one is added.
    private static func mistyped(_ key: String) -> String {
        var letters = Array(key)
        guard letters.count > 1, letters[0] != letters[1] else { return key + "s" }
        letters.swapAt(0, 1)
        return String(letters)
    }

    /// A value of another type, or of the same one with other content.
    private mutating func value(instead old: FileTree) -> FileTree {
        let values: [FileTree] = [
            .text("words"), .text("Some words"), .text("12"), .text("-3"), .text("2.5"),
            .text("true"), .text("maybe"), .list([old]), .list([.text("a"), .text("b")]),
            .keys([FileTree.Entry(key: "a", value: old)]),
            .keys([FileTree.Entry(key: "text", value: .text("Words"))]),
        ]
        return values.randomElement(using: &random) ?? old
    }
}
