/// Puts things into the order that one person sees.
///
/// Written out and not taken from the standard library, whose shuffle may change from one version
/// to the next, and then people would meet another order in the middle of a survey.
struct Shuffle {
    private var state: UInt64

    /// The shuffle of what has this name, so that every question has an order of its own.
    init(_ seed: ShuffleSeed, of name: String) {
        state = name.utf8.reduce(seed.value) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The positions in their new order; those that are fixed stay where they are.
    mutating func order(isFixed: [Bool]) -> [Int] {
        var order = Array(isFixed.indices)
        let free = order.filter { !isFixed[$0] }
        // Fisher and Yates, in the version of Durstenfeld (1964).
        for last in free.indices.dropFirst().reversed() {
            order.swapAt(free[last], free[Int(next() % UInt64(last + 1))])
        }
        return order
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
