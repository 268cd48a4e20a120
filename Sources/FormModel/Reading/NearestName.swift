/// Finds the name that was probably meant.
package enum NearestName {
    /// The name with the fewest edits from `name`, where those are few enough to be a slip.
    package static func of(_ name: String, among names: [String]) -> String? {
        let limit = max(1, name.count / 3)
        let scored = names.map { (name: $0, edits: edits(Array(name), Array($0))) }
        guard let best = scored.min(by: { $0.edits < $1.edits }), best.edits <= limit else {
            return nil
        }
        return best.name
    }

    /// Counts insertions, deletions, replacements and swaps of neighbours (optimal string
    /// alignment distance).
    static func edits(_ left: [Character], _ right: [Character]) -> Int {
        guard left.count <= 64, right.count <= 64 else { return .max }
        var (before, previous) = ([Int](), Array(0...right.count))
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                var cost = min(previous[column + 1], current[column]) + 1
                cost = min(cost, previous[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
