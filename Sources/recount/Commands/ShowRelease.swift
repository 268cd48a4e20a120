import ArgumentParser
import Disclosure
import FormModel
import Report
import Service
import Store

/// `recount release show`: a release as it was published.
struct ShowRelease: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a release as it was published.",
        discussion: "What it shows is public: nothing in it but what everybody may see.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    @Argument(help: "The release's number; the last one where none is given.")
    var number: Int?

    @Flag(help: "Print the bytes that were published, and nothing else.")
    var json = false

    func run() throws {
        let store = try open(try settings()).store
        let plans = try plans(of: survey, in: store)
        guard let last = try store.release(nil, of: plans.name) else {
            throw ReleaseFault.noRelease(plans.name)
        }
        guard let stored = try number == nil ? last : store.release(number, of: plans.name) else {
            throw ReleaseFault.unknownRelease(
                plans.name, serial: number ?? 0, last: last.serial)
        }
        guard !json else {
            print(String(decoding: stored.bytes, as: UTF8.self))
            return
        }
        let planned = try plans.plan(of: stored)
        let terminal = TerminalReport(width: Terminal.width, isStyled: Terminal.isStyled)
        print(
            terminal.text(
                of: try stored.read(planned.plan), number: stored.serial,
                title: planned.form.title, planned.plan), terminator: "")
    }
}
