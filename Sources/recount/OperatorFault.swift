import Consent
import Foundation
import Mail
import Service
import Values

/// What an operator asked for that is not there; unlike a mistyped command, no usage helps.
enum OperatorFault: Error, CustomStringConvertible {
    case unknownSurvey(String)
    case closedSurvey(String)
    case unreadableFile(String)
    case notCreated(String)
    case malformedCode
    case unknownCode
    case fileExists(String)
    case malformedKey
    case notAProof(String)
    case unbelieved(SignedNote.Refusal)
    case notInLedger
    case unknownLeaf(Int)
    case notAHead
    case foreignHead
    case nothingPublished
    case ledgerStands
    case malformedAddress
    case noNetworkAddress(String)
    case proofDestroyed
    case unknownAddress
    case unknownMail
    case noReturnPath
    case unreadMessages([MailboxProblem], count: Int)
    case noSender
    case mailsAreOff
    case notSent(DeliveryFault)
    case unknownPurpose(String)
    case foreignPurpose(String, of: String, known: [PurposeIdentifier])
    case noRelease(of: String)
    case unknownRelease(Int, of: String, last: Int)
    case noPublicAddress
    case faultyList
    case unreadableList

    var description: String {
        switch self {
        case .unknownSurvey(let name): "there is no survey ‘\(name)’; see: recount form list"
        case .closedSurvey(let name):
            "‘\(name)’ is closed; publish it again before you invite anybody"
        case .unreadableFile(let path):
            "‘\(path)’ cannot be read; check its name and permissions"
        case .notCreated(let path):
            "‘\(path)’ cannot be made; name a file that does not exist in a folder that you may "
                + "write to"
        case .malformedCode:
            "a code has \(ReceiptCode.length) letters and digits; compare it with the receipt"
        case .fileExists(let path): "‘\(path)’ exists; name another folder with --output"
        case .malformedKey: "the key is not written as NAME+HEX+BASE64; copy the whole line of it"
        case .notAProof(let path):
            "‘\(path)’ is not a proof of a consent or a leaf, or was altered; download it again"
        case .unbelieved(.malformed): "the head in the proof is not written as a signed note is"
        case .unbelieved(.unsigned): "the proof was not signed with this key; compare its name"
        case .unbelieved(.wrongSignature): "the signature is wrong: the proof was altered"
        case .unknownLeaf(let position):
            "the ledger has no leaf \(position); its size, which ‘recount ledger checkpoint’ prints, "
                + "is one more than the last"
        case .notInLedger: "the proof does not lead from what it says to the signed head"
        case .notAHead: "the file holds no head of a ledger with signature lines under it"
        case .foreignHead: "the head in the file is none of this ledger; nothing was attached"
        case .nothingPublished:
            "no head of the ledger was published yet; there is nothing to go on from"
        case .ledgerStands: "the ledger goes on from its last head; there is nothing to restart"
        case .proofDestroyed:
            "the records were destroyed when their period was over; what is left of them is shown "
                + "without --json"
        case .noNetworkAddress(let text):
            "‘\(text)’ is no address in figures such as 192.0.2.7 or 2001:db8::7"
        case .malformedAddress:
            "an address looks like name@example.org; compare it with the request"
        case .unknownCode: "this code leads to no response here; compare it with the receipt"
        case .unknownMail: "no such mail waits; see: recount outbox list"
        case .noReturnPath:
            "mail.returnPath is not set, or too long for a key: no returned mail could be told from "
                + "another; set it to a mailbox of your own such as bounces@example.org"
        case .unreadMessages(let problems, let count):
            "\(count) of the messages cannot be read, and all others were; look who may read them, "
                + "and run it again:" + problems.map { "\n  \($0)" }.joined()
                + (count > problems.count ? "\n  …" : "")
        case .noSender:
            "there is nobody whom mails could be from; set mail.from to an address of your own"
        case .mailsAreOff:
            "no mail leaves here, because mail.transport is ‘off’ or ‘log’; set it to ‘smtp’"
        case .notSent(let fault):
            "the mail did not leave: \(fault); look at mail.smtp in the configuration, and try again"
        case .unknownAddress:
            "this address has not signed up here; compare it with what the person wrote"
        case .noRelease(let form):
            "nothing of ‘\(form)’ was published yet; --counts writes the true counts, for your eyes, and "
                + "--records with --purpose the records for one purpose"
        case .unknownRelease(let number, let form, let last):
            "‘\(form)’ has no release \(number); its releases have the numbers 1 to \(last)"
        case .noPublicAddress:
            "the links need the site's address; set publicUrl or RECOUNT_PUBLIC_URL"
        case .faultyList:
            "nothing was changed: the list has faults; correct them, or leave these rows out by "
                + "--skip-faulty"
        case .unreadableList:
            "nothing was changed: the list cannot be read to its end; correct it"
        case .foreignPurpose(let name, let form, let known) where known.isEmpty:
            "‘\(form)’ has no purposes, so that nobody has agreed to ‘\(name)’ or anything else"
        case .foreignPurpose(let name, let form, let known):
            "‘\(form)’ has no purpose ‘\(name)’; it has: "
                + known.map(\.text).joined(separator: ", ")
        case .unknownPurpose(let name):
            "‘\(name)’ is no name of a purpose; see: recount consent history CODE"
        }
    }
}

extension OperatorFault {
    /// The address that an operator typed.
    static func address(_ text: String) throws(OperatorFault) -> EmailAddress {
        guard let address = EmailAddress(text) else { throw .malformedAddress }
        return address
    }

    /// The purpose that an operator typed.
    static func purpose(_ text: String) throws(OperatorFault) -> PurposeIdentifier {
        guard let purpose = PurposeIdentifier(text) else { throw .unknownPurpose(text) }
        return purpose
    }

    /// The text of a story that an operator named.
    static func text(_ text: String) throws(StoryFault) -> StoryName {
        guard let name = StoryName(text.lowercased()) else { throw .unknownText(text) }
        return name
    }

    /// The survey that an operator typed.
    static func survey(_ text: String) throws(OperatorFault) -> FormName {
        guard let form = FormName(text) else { throw .unknownSurvey(text) }
        return form
    }

    /// A file that did not exist, readable by its owner alone.
    static func create(_ path: String) throws(OperatorFault) -> FileHandle {
        let file = unsafe Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .notCreated(path) }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    /// The bytes of the file that an operator named.
    static func contents(of path: String) throws(OperatorFault) -> [UInt8] {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .unreadableFile(path)
        }
        return [UInt8](content)
    }
}
