import FormModel
import Values

extension ShuffleSeed {
    /// The seed of the person who holds a code; what is stored of the code tells nothing of it.
    init(_ code: ReceiptCode) {
        self.init(Digest(of: Array("recount shuffle\n".utf8) + code.values))
    }
}
