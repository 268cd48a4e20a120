import Testing

@testable import Pages

/// Colours and how far they are apart.
@Suite struct ColourTests {
    @Test(
        "contrast is measured as WCAG says",
        arguments: [
            ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00),
            ("#0000ff", "#ffff00", 8.00), ("#0A5458", "#0a5458", 1.0),
        ])
    func contrast(front: String, back: String, expected: Double) throws {
        let front = try #require(Colour(front))
        let back = try #require(Colour(back))
        #expect(abs(front.contrast(to: back) - expected) < 0.005)
        #expect(front.contrast(to: back) == back.contrast(to: front))
    }

    @Test(
        "a colour has a sign and six digits",
        arguments: ["", "#", "0a5458", "#0a545", "#0a54588", "#fff", "#0a545g", "teal", " #0a5458"])
    func notColours(text: String) {
        #expect(Colour(text) == nil)
    }

    @Test("a colour is written as it was read")
    func description() {
        #expect(Colour("#0A5408")?.description == "#0a5408")
    }
}
