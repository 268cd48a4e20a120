/// A titled part of a form.
package struct Section: Sendable {
    /// How a side file names the section: its `id`, or else its title in the main language.
    let name: String
    /// The section's heading.
    package let title: String
    /// What participants read below the heading.
    package let intro: String?
    /// When the section is shown; nil means always.
    package let show: Condition?
    /// True when the order of the questions may change from person to person.
    package let shuffle: Bool
    /// The section's items as positions in ``Form/items``.
    package let items: Range<Int>
}
