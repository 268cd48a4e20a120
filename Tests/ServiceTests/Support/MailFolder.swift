import Foundation
import MailSink

/// The maildir that a service on trial sends into.
struct MailFolder: Sendable {
    let url: URL

    /// The folder of a service's data.
    init(of service: RecountProcess) {
        url = service.data.url.appending(path: "instance/mail/new")
    }

    /// All mails to an address, oldest first.
    func mails(to address: String) -> [ReceivedMail] {
        let files =
            (try? FileManager.default.contentsOfDirectory(
                at: url, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
        return files.sorted { Self.arrival($0) < Self.arrival($1) }
            .compactMap { try? ReceivedMail(Data(contentsOf: $0)) }
            .filter { $0.fields["to"] == address }
    }

    private static func arrival(_ file: URL) -> Date {
        let values = try? file.resourceValues(forKeys: [.contentModificationDateKey])
        return values?.contentModificationDate ?? .distantPast
    }

    /// Waits until so many mails to an address are there; returns them.
    func wait(for count: Int, to address: String) -> [ReceivedMail] {
        var found: [ReceivedMail] = []
        eventually {
            found = mails(to: address)
            return found.count >= count
        }
        return found
    }
}
