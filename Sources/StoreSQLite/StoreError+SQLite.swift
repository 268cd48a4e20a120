import GRDB
import Store

extension StoreError {
    /// Runs `work` and gives the engine's errors our names.
    static func translated<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(error)
        } catch {
            throw .failed(reason: "\(type(of: error))")
        }
    }

    private init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        default:
            // GRDB leaves bound values out of the message (`publicStatementArguments` is off).
            self = .failed(reason: "\(error.extendedResultCode): \(error.message ?? "no message")")
        }
    }
}
