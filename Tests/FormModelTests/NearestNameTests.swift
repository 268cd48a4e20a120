import Testing

@testable import FormModel

@Suite struct NearestNameTests {
    @Test(
        "the nearest name is a slip away",
        arguments: [
            ("chioces", "choices"), ("chices", "choices"), ("lsit", "list"), ("hnit", "hint"),
            ("swalow", "swallow"), ("choicess", "choices"), ("xyz", nil), ("", nil),
            ("completely_different", nil),
        ] as [(String, String?)])
    func nearest(name: String, expected: String?) {
        let names = ["choices", "list", "hint", "swallow"]
        #expect(NearestName.of(name, among: names) == expected)
    }

    @Test(
        "edits are insertions, deletions, replacements and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "abcd", 1),
            ("kitten", "sitting", 3),
        ])
    func edits(left: String, right: String, expected: Int) {
        #expect(NearestName.edits(Array(left), Array(right)) == expected)
        #expect(NearestName.edits(Array(right), Array(left)) == expected)
    }
}
