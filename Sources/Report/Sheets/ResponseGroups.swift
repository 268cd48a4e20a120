/// Puts the responses of a section into groups by what they answered to some questions.
struct ResponseGroups {
    /// The group of each response.
    private(set) var places: [Int]
    /// One response of each group.
    private(set) var examples: [Int]

    /// All responses, together.
    init(_ responses: Int) {
        places = Array(repeating: 0, count: responses)
        examples = responses > 0 ? [0] : []
    }

    /// Parts those that have different numbers.
    mutating func part(by numbers: [UInt16]) {
        var groups: [Int: Int] = [:]
        groups.reserveCapacity(2 * examples.count)
        examples.removeAll(keepingCapacity: true)
        for (response, number) in numbers.enumerated() {
            let key = places[response] << 16 | Int(number)
            let group = groups[key] ?? examples.count
            if group == examples.count {
                groups[key] = group
                examples.append(response)
            }
            places[response] = group
        }
    }

    /// How many of the responses that are taken are in each group.
    func counts(of taken: [Bool]) -> [Int] {
        var counts = Array(repeating: 0, count: examples.count)
        for (place, isTaken) in zip(places, taken) where isTaken { counts[place] += 1 }
        return counts
    }
}
