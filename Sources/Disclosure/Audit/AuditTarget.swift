/// A count that has to stay open, and of which too few values were seen.
struct AuditTarget {
    let view: Int
    let cell: Int
    let kind: Kind
    /// How far apart the values have to be.
    let span: Int32

    enum Kind {
        /// Those whom a release counts in the cell.
        case single(Int)
        /// Those whom it counts elsewhere.
        case rest(Int)
        /// Those in the cell whom the first release counts and the second does not.
        case pair(Int, Int)
    }

    /// Says whether somebody at that place is one of those who are counted.
    func counts(_ place: (cell: Int, mask: UInt64), _ map: [Int]) -> Bool {
        switch kind {
        case .single(let release):
            place.mask >> UInt64(release) & 1 != 0 && map[place.cell] == cell
        case .rest(let release):
            place.mask >> UInt64(release) & 1 != 0 && map[place.cell] != cell
        case .pair(let release, let other):
            place.mask >> UInt64(release) & 1 != 0 && place.mask >> UInt64(other) & 1 == 0
                && map[place.cell] == cell
        }
    }
}
