import FormModel
import Values

/// Which items of a survey's versions may leave for one purpose.
struct RecordSelection {
    private let purpose: PurposeIdentifier
    /// The items that stay out because they can name a person, by any version.
    let withheld: Set<ItemIdentifier>

    init(_ versions: [Form], _ purpose: PurposeIdentifier) {
        self.purpose = purpose
        let items = versions.flatMap(\.items)
        let identifying = Set(items.filter(\.identifies).map(\.identifier))
        // One that serves other purposes too may have them from its section or the whole survey.
        let foreign = items.filter {
            identifying.contains($0.identifier) && $0.purposes != [purpose]
        }
        withheld = Set(foreign.map(\.identifier))
    }

    /// An item with purposes leaves for these alone, and one that can name a person only for the one
    /// purpose that it has.
    func takes(_ item: Item) -> Bool {
        guard !withheld.contains(item.identifier) else { return false }
        return item.purposes.isEmpty || item.purposes.contains(purpose)
    }
}
