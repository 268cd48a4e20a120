/// How far a long piece of work has come.
package struct WorkProgress: Hashable, Sendable {
    /// What is counted, for people: `leaves`, `responses`.
    package let what: String
    package let done: Int
    package let all: Int
    /// True each time about a tenth more is done, and at the end.
    package let isTenth: Bool

    /// The step to `done`, of which `step` came since the last one.
    package init(what: String, done: Int, all: Int, step: Int) {
        (self.what, self.done, self.all) = (what, done, all)
        isTenth = done >= all || done * 10 / max(1, all) > (done - step) * 10 / max(1, all)
    }
}
