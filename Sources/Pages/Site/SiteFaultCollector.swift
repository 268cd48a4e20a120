/// Collects what several readers find wrong, so that an operator hears of everything at once.
struct SiteFaultCollector {
    private(set) var faults: [SiteFault] = []

    init(_ faults: [SiteFault] = []) {
        self.faults = faults
    }

    /// What `read` makes; nil when it finds faults, which are noted.
    mutating func value<Value>(_ read: () throws(SiteFaults) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            faults += error.faults
            return nil
        }
    }

    /// The same with a `spare` for what is faulty, so that whatever needs it can be checked all the
    /// same.
    mutating func value<Value>(
        _ read: () throws(SiteFaults) -> Value, spare: () throws(SiteFaults) -> Value
    ) throws(SiteFaults) -> Value {
        guard let value = value(read) else { return try spare() }
        return value
    }

    /// Throws everything that was found.
    func finish() throws(SiteFaults) {
        guard faults.isEmpty else { throw SiteFaults(faults) }
    }
}
