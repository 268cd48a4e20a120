import Foundation
import Values

/// What an operator asked for that is not there; unlike a mistyped command, no usage helps.
enum OperatorFault: Error, CustomStringConvertible {
    case unknownSurvey(String)
    case unreadableFile(String)
    case malformedCode
    case unknownCode
    case malformedAddress
    case proofDestroyed

    var description: String {
        switch self {
        case .unknownSurvey(let name): "there is no survey ‘\(name)’; see: recount form list"
        case .unreadableFile(let path):
            "‘\(path)’ cannot be read; check its name and permissions"
        case .malformedCode:
            "a code has \(ReceiptCode.length) letters and digits; compare it with the receipt"
        case .proofDestroyed:
            "the records were destroyed when their period was over; what is left of them is shown "
                + "without --json"
        case .malformedAddress:
            "an address looks like name@example.org; compare it with the request"
        case .unknownCode: "this code leads to no response here; compare it with the receipt"
        }
    }
}

extension OperatorFault {
    /// The bytes of the file that an operator named.
    static func contents(of path: String) throws(OperatorFault) -> [UInt8] {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .unreadableFile(path)
        }
        return [UInt8](content)
    }
}
