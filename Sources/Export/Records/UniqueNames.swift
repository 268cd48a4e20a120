/// Gives out names that differ in more than the case of their letters.
struct UniqueNames {
    private var taken: Set<String> = []

    /// The name itself, or else with the first free number behind it.
    mutating func take(_ name: String, most: Int = .max) -> String {
        var candidate = String(name.prefix(most))
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            let end = "_\(number)"
            candidate = String(name.prefix(most - end.count)) + end
            number += 1
        }
        return candidate
    }
}
