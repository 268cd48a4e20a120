import FormModel
import Report

/// What an operator asked of a report that cannot be told.
enum ReportFault: Error, CustomStringConvertible {
    case unknownQuestion(String)
    case badFilter(ConditionFault)
    case badCross(CrossFault)
    case quickReads

    var description: String {
        switch self {
        case .unknownQuestion(let name): "there is no question ‘\(name)’ in the version in force"
        case .badFilter(let fault):
            "in the filter\n  \(fault.source)\n  \(fault.pointer)\n\(fault)"
        case .badCross(let fault): "\(fault)"
        case .quickReads:
            "with --quick no answer is read, so that nothing can be filtered or crossed; leave it out"
        }
    }
}

extension ConditionFault {
    /// A sign under the place of the fault.
    fileprivate var pointer: String { String(repeating: " ", count: column - 1) + "^" }
}
