package import Store

extension StoreError {
    /// Runs `work` and gives an engine's faults our names.
    package static func translated<Fault: Error, Value>(
        by name: (Fault) -> StoreError, _ work: () throws -> Value
    ) throws(StoreError) -> Value {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let fault as Fault {
            throw name(fault)
        } catch {
            throw .failed(reason: "\(type(of: error))")
        }
    }
}
