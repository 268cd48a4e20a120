import Foundation
import Values

/// What an operator asked for that is not there; unlike a mistyped command, no usage helps.
enum OperatorFault: Error, CustomStringConvertible {
    case unknownSurvey(String)
    case unreadableFile(String)
    case notCreated(String)
    case malformedCode
    case unknownCode
    case unknownAddress
    case unknownPurpose(String)

    var description: String {
        switch self {
        case .unknownSurvey(let name): "there is no survey ‘\(name)’; see: recount form list"
        case .unreadableFile(let path):
            "‘\(path)’ cannot be read; check its name and permissions"
        case .notCreated(let path):
            "‘\(path)’ cannot be made; name a file that does not exist in a folder that you may "
                + "write to"
        case .malformedCode:
            "a code has \(ReceiptCode.length) letters and digits; compare it with the receipt"
        case .unknownCode: "this code leads to no response here; compare it with the receipt"
        case .unknownAddress:
            "this address has not signed up here; compare it with what the person wrote"
        case .unknownPurpose(let name):
            "‘\(name)’ is no name of a purpose; see: recount consent history CODE"
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
