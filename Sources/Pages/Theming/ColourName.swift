/// What a colour of the pages is for. An operator and the style sheet name colours by it.
package enum ColourName: String, CaseIterable, Sendable {
    /// The background of the page.
    case page
    /// The background of fields, choices, cards, and of the head and the foot of a page.
    case surface
    case text
    /// Hints, and what else stands back.
    case muted
    /// The frames of fields and choices.
    case edge
    /// Thin lines that part things.
    case rule
    /// Links and buttons.
    case brand
    /// The words on a button.
    case onBrand = "on-brand"
    /// A link or a button under the pointer.
    case brandStrong = "brand-strong"
    /// The background of what is chosen and of what invites.
    case tint
    /// The background of notes.
    case warm
    /// Faults, and the button that deletes.
    case danger
    /// The background of the list of faults.
    case dangerTint = "danger-tint"
    /// The words on the button that deletes.
    case onDanger = "on-danger"
    /// The ring around what the keyboard is at.
    case focus
}
