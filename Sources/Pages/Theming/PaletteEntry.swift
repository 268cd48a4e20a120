/// One colour of a file, with its place there.
struct PaletteEntry: Hashable, Sendable {
    let scheme: ColourScheme
    let name: ColourName
    let colour: Colour
    let line: Int
}
