import GRDB
import Store
import StoreSQL

extension StoreError {
    /// Runs `work` and gives the engine's errors our names.
    static func translated<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        try translated(by: { (error: DatabaseError) in StoreError(error) }, work)
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
