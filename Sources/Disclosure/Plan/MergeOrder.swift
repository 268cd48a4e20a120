/// In which order categories are merged unless an editor says otherwise. It knows nothing of answers.
enum MergeOrder {
    /// First those without an answer; then of a scale the outer ones inward, else the last ones, where
    /// lists have their "other"; until two are left.
    static func usual(answers: Int, others: Int, isOrdered: Bool) -> [[Int]] {
        let first = others > 1 ? [Array(answers..<answers + others)] : []
        return first + (isOrdered ? inward(answers) : fromEnd(answers))
    }

    private static func inward(_ count: Int) -> [[Int]] {
        var (low, high) = (0, count - 1)
        return (0..<max(0, count - 2)).map { step in
            if step.isMultiple(of: 2) {
                low += 1
                return [low - 1, low]
            }
            high -= 1
            return [high, high + 1]
        }
    }

    private static func fromEnd(_ count: Int) -> [[Int]] {
        (0..<max(0, count - 2)).map { [count - 2 - $0, count - 1 - $0] }
    }
}
