/// The file formats of statistics programs, with what each allows.
enum StatisticalFormat {
    case sav, dta

    /// The most bytes that a text variable can have.
    var longestText: Int {
        switch self {
        // SPSS takes 32,767, in segments of 252; but ReadStat has names for 36 segments alone.
        case .sav: 36 * 252
        // Longer ones become a strL, which has no limit that a text here can reach.
        case .dta: 2_045
        }
    }

    var longestName: Int {
        switch self {
        case .sav: 64
        case .dta: 32
        }
    }

    /// The most bytes of a variable's label and of a value's, so that no character is cut in two.
    var longestLabels: (variable: Int, value: Int) {
        switch self {
        case .sav: (255, 120)
        case .dta: (80, 320)
        }
    }

    var mostVariables: Int { 32_767 }

    /// Words that are no names, in lower case.
    private var reserved: Set<String> {
        switch self {
        case .sav:
            ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"]
        case .dta:
            [
                "aggregate", "array", "boolean", "break", "byte", "case", "catch", "class",
                "colvector", "complex", "const", "continue", "default", "delegate", "delete", "do",
                "double", "else", "end", "enum", "explicit", "export", "external", "float", "for",
                "friend", "function", "global", "goto", "if", "in", "inline", "int", "local",
                "long", "mata", "matrix", "namespace", "new", "numeric", "null", "operator",
                "orgtypedef", "pointer", "polymorphic", "pragma", "private", "protected", "public",
                "quad", "real", "return", "rowvector", "scalar", "short", "signed", "static",
                "strl", "string", "struct", "super", "switch", "template", "this", "throw",
                "transmorphic", "try", "typedef", "typename", "union", "unsigned", "using",
                "vector", "version", "virtual", "void", "volatile", "while", "with",
            ]
        }
    }

    /// A column's name as the format allows it.
    func name(_ text: String, among names: inout UniqueNames) -> String {
        var name = text
        switch self {
        case .sav: break
        case .dta: name = text.replacing(".", with: "_")
        }
        // Stata takes ‘str’ and a number for the type of a text.
        let isType = self == .dta && name.wholeMatch(of: /str[0-9]+/) != nil
        if reserved.contains(name) || isType { name += "_" }
        return names.take(name, most: longestName)
    }
}

extension String {
    /// The text in at most so many bytes; where something is left out, its end says so.
    func shortened(toBytes most: Int) -> String {
        guard utf8.count > most else { return self }
        let mark = "…"
        var (end, count) = (startIndex, mark.utf8.count)
        while count + self[end].utf8.count <= most {
            count += self[end].utf8.count
            formIndex(after: &end)
        }
        return self[..<end] + mark
    }

    /// The text in pieces of at most so many bytes, none of which ends with a space: programs take such
    /// spaces for padding.
    func pieces(ofBytes most: Int) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while rest.utf8.count > most {
            var cut = rest.utf8.index(rest.startIndex, offsetBy: most)
            while cut > rest.startIndex, !isCut(at: cut) { cut = utf8.index(before: cut) }
            guard cut > rest.startIndex else { break }
            pieces.append(String(rest[..<cut]))
            rest = rest[cut...]
        }
        return pieces + [String(rest)]
    }

    private func isCut(at index: Index) -> Bool {
        utf8[index] & 0xC0 != 0x80 && utf8[utf8.index(before: index)] != 0x20
    }
}
