/// Blacks out what looks as if it named somebody, and makes a text safe to print.
///
/// It is a help against a look over the shoulder, not anonymisation: a name that is written small, or
/// a story that only one person can tell, stays.
enum Redaction {
    /// The text with marks in place of addresses, telephone numbers, dates, long numbers and names.
    static func text(_ text: String) -> String {
        let rules = [mails, links, dates, telephones, numbers, introductions, titles]
        let marked = rules.reduce(printable(text)) { $1($0) }
        return NameFinder.redact(marked)
    }

    /// Without what moves a terminal's cursor or turns the direction of writing.
    static func printable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
            case .format where !joiners.contains(scalar): continue
            case .surrogate, .privateUse, .unassigned: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// They change how letters beside them are written, and emoji.
    private static let joiners: Set<Unicode.Scalar> = ["\u{200C}", "\u{200D}"]

    private static func mails(_ text: String) -> String {
        text.replacing(
            #/
            [\p{L}\p{N}._%+\-]+ \s? (?: @ | \(at\) | \[at\] ) \s? [\p{L}\p{N}\-]+
            (?: \. [\p{L}\p{N}\-]+ )+
            /#
        ) { _ in "[email]" }
    }

    private static func links(_ text: String) -> String {
        text.replacing(/(?i)(?:https?:\/\/|www\.)\S+/) { _ in "[link]" }
            .replacing(/(^|[\s(])@[\p{L}\p{N}_.]{2,}/) { "\($0.output.1)[account]" }
    }

    private static func dates(_ text: String) -> String {
        text.replacing(
            #/
            \b \p{Nd}{1,4} \s? [.\/\-] \s? \p{Nd}{1,2} \s? [.\/\-] \s? \p{Nd}{2,4} \b
            /#
        ) { _ in "[date]" }
        .replacing(
            #/
            (?i) \b \p{Nd}{1,2} (?: st | nd | rd | th | er | \. )? (?: \s+ (?: of | de ) )? \s+
            (?: jan | ene | feb | fev | fév | mär | mar | apr | avr | abr | may | mai | jun | juin
              | jul | juil | aug | aoû | ago | sep | oct | okt | nov | dec | dez | déc | dic )
            \p{L}* \.? ,? (?: \s+ (?: de \s+ )? \p{Nd}{4} )? \b
            /#
        ) { _ in "[date]" }
        .replacing(
            #/
            (?i) \b (?: january | february | march | april | may | june | july | august
              | september | october | november | december )
            \s+ \p{Nd}{1,2} (?: st | nd | rd | th )? (?: ,? \s+ \p{Nd}{4} )? \b
            /#
        ) { _ in "[date]" }
    }

    private static func telephones(_ text: String) -> String {
        text.replacing(
            #/
            (?: \+ | \( | \b ) \p{Nd} [\p{Nd}()\/.\-]* (?: [\x20\u{A0}]? [\p{Nd}()\/.\-]+ ){2,}
            /#
        ) { match in
            let digits = match.output.count { $0.isNumber }
            let isTelephone = digits >= 7 && digits < match.output.count
            return isTelephone ? "[telephone]" : String(match.output)
        }
    }

    private static func numbers(_ text: String) -> String {
        text.replacing(/\p{Nd}(?:[\p{Nd}]|[ \-](?=\p{Nd}{3,})){4,}/) { _ in "[number]" }
    }

    private static let mark = "[name]"

    /// `my name is Anna Weber` in the languages that the pages speak.
    private static func introductions(_ text: String) -> String {
        text.replacing(
            #/
            ( (?i) \b (?: my \s+ name (?: \s+ is | ['’]s ) | i \s+ am \s+ called | call \s+ me
              | mein \s+ name \s+ ist | ich \s+ hei (?: ß | ss ) e | me \s+ llamo
              | mi \s+ nombre \s+ es | je \s+ m['’]appelle | mon \s+ nom \s+ est | اسمي ) (?-i) )
            \s+ \p{L} [\p{L}'’\-]* (?: \s+ \p{Lu} [\p{L}'’\-]+ )*
            /#
        ) { "\($0.output.1) \(mark)" }
    }

    /// `Dr. Weber`, `Frau Müller-Lüdenscheidt`, `Mme Dubois`.
    private static func titles(_ text: String) -> String {
        text.replacing(
            #/
            \b ( Mr | Mrs | Ms | Miss | Mister | Sir | Dr | Doctor | Doktor | Prof | Professor
              | Professeur | Nurse | Herrn? | Frau | Fr | Schwester | Sr | Sra | Srta | Señora?
              | Don | Doña | Dra | Doctora | M | Mme | Mlle | Madame | Monsieur | Docteur
              | الدكتورة | الدكتور | السيدة | السيد )
            \.? (?: \s+ (?: Dr | Prof | med | Dra ) \.? )* \s+
            [\p{Lu}\p{Lo}] [\p{L}'’\-]+ (?: \s+ \p{Lu} [\p{L}'’\-]+ )*
            /#
        ) { "\($0.output.1) \(mark)" }
    }
}
