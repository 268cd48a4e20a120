import Consent
import Store
import Values

extension [PublishedNotice] {
    /// One notice of each kind: that in `language`, or else that in `main`.
    func inForce(in language: LanguageTag, otherwise main: LanguageTag) -> [PublishedNotice] {
        Notice.Kind.allCases.compactMap { kind in
            let ofKind = filter { $0.notice.kind == kind }
            return ofKind.first { $0.notice.language == language }
                ?? ofKind.first { $0.notice.language == main }
        }
    }
}
