/// How much a release protects; fixed with the plan.
package struct ReleaseParameters: Hashable, Sendable {
    /// Counts below it are shown as "fewer than" it; newcomers come in by so many at least.
    package var threshold = 11
    /// The width of a band above the threshold.
    package var band = 5
    /// How many people, picked at random, are left out at least.
    package var shield = 11
    /// How many of a hundred people are left out, where that is more.
    package var shieldPercent = 5
    /// The fewest people that a release or a filter needs.
    package var base = 44
    /// The most releases within ``months``.
    package var releases = 12
    package var months = 12
    /// True when nobody who was left out is counted again.
    package var isStrict = false

    /// The parameters that a plan has unless its editor says otherwise.
    package static let standard = ReleaseParameters()

    /// How many people are left out of a group of so many.
    package func shieldSize(of count: Int) -> Int {
        max(shield, (count * shieldPercent + 99) / 100)
    }

    /// The fewest people of a base that are left once its shield is out.
    var leastCounted: Int { base - shield }

    init() {}
}
