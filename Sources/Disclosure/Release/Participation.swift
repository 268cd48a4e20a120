/// Which releases counted a person and which left them out: a place for everybody, then one for each
/// filter of the plan; in each a bit for each release.
///
/// Whoever a filter's shield holds is marked so whatever they answered, so that the marks say
/// nothing about answers. A person who changes an answer begins anew, as ``newcomer``, and what they
/// had before is added to those who left.
package struct Participation: Hashable, Sendable {
    /// The releases that counted the person, or would where the filter fits.
    package internal(set) var counted: [UInt64]
    /// The releases whose shield held the person.
    package internal(set) var shielded: [UInt64]

    /// Somebody who was in no release yet.
    package static let newcomer = Participation(counted: [], shielded: [])

    /// False as long as the person waits for enough others to come in with.
    package var hasJoined: Bool { !counted.isEmpty }

    func counted(in base: Int) -> UInt64 { counted.isEmpty ? 0 : counted[base] }
    func shielded(in base: Int) -> UInt64 { shielded.isEmpty ? 0 : shielded[base] }

    /// Everything in hexadecimal digits, to be kept with a response.
    package var text: String {
        func text(_ sets: [UInt64]) -> String {
            sets.map { String($0, radix: 16) }.joined(separator: ",")
        }
        return hasJoined ? "\(text(counted));\(text(shielded))" : ""
    }

    /// What ``text`` wrote, or nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard !text.isEmpty else {
            self = .newcomer
            return
        }
        let halves = text.split(separator: ";", omittingEmptySubsequences: false).map { half in
            half.split(separator: ",", omittingEmptySubsequences: false).map {
                UInt64($0, radix: 16)
            }
        }
        guard halves.count == 2, halves[0].count == halves[1].count,
            !halves[0].contains(nil), !halves[1].contains(nil)
        else { return nil }
        self.init(counted: halves[0].compactMap(\.self), shielded: halves[1].compactMap(\.self))
    }

    init(counted: [UInt64], shielded: [UInt64]) {
        (self.counted, self.shielded) = (counted, shielded)
    }
}
