import Store
import Service
import Consent
import ArgumentParser

/// `recount notice list`: the notices in force.
struct ListNotices: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the notices in force with their digests.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        for published in try open(try settings()).store.currentNotices() {
            let notice = published.notice
            print(
                "\(notice.kind.rawValue)  \(notice.language)  \(published.publishedOn)  "
                    + "\(notice.digest)  \(notice.label)")
        }
    }
}
