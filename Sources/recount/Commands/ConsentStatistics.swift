import ArgumentParser
import Service
import Store
import Values

/// `recount consent stats`: how many people stand where.
struct ConsentStatistics: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count people by purpose and status of their consent.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Flag(help: "Count those who saw other words apart, by the consent notice and its day.")
    var notices = false

    func run() throws {
        let totals = try open(try settings()).store.consentTotals()
        guard !totals.isEmpty else {
            print("nobody has been asked for consent yet")
            return
        }
        for line in notices ? totals.map(\.lineWithNotice) : Self.merged(totals) { print(line) }
    }

    /// A line for each purpose and status, whatever the words were.
    private static func merged(_ totals: [ConsentTotal]) -> [String] {
        var lines: [(start: String, subjects: Int)] = []
        for total in totals {
            if lines.last?.start == total.start {
                lines[lines.count - 1].subjects += total.subjects
            } else {
                lines.append((total.start, total.subjects))
            }
        }
        return lines.map { "\($0.start)  \($0.subjects)" }
    }
}

extension ConsentTotal {
    fileprivate var start: String { "\(form?.text ?? "sign-up")  \(purpose)  \(status)" }

    fileprivate var lineWithNotice: String {
        "\(start)  \(subjects)  \(notice.hexadecimal.prefix(12))… of \(noticeDay)"
    }
}
