import Foundation
import Synchronization
package import Values

/// The countries of ISO 3166-1 with their names in the languages of Unicode CLDR.
package enum Countries {
    /// The name of the country with a two-letter code, or nil when the code or language is unknown.
    package static func name(of code: String, in language: LanguageTag) -> String? {
        Locale(identifier: language.text).localizedString(forRegionCode: code)
    }

    /// A choice for each country, in the order of the codes.
    package static func choices(in language: LanguageTag) -> [Choice] {
        names(in: language).choices
    }

    /// The positions of the choices in the alphabetical order of the language.
    package static func order(in language: LanguageTag) -> [Int] {
        names(in: language).order.value
    }

    /// What is known of one language.
    private struct Names {
        let choices: [Choice]
        /// Sorting takes longer than all else that is done to read a form, and only a page with the
        /// question needs it.
        let order: OnDemand<[Int]>
    }

    private static let known = Mutex<[LanguageTag: Names]>([:])

    private static func names(in language: LanguageTag) -> Names {
        if let names = known.withLock({ $0[language] }) { return names }
        let choices = codes.map { Choice(code: $0, text: name(of: $0, in: language) ?? $0) }
        let names = Names(
            choices: choices, order: OnDemand { alphabeticalOrder(of: choices, in: language) })
        known.withLock { $0[language] = names }
        return names
    }

    private static func alphabeticalOrder(of choices: [Choice], in language: LanguageTag) -> [Int] {
        let locale = Locale(identifier: language.text)
        return choices.indices.sorted { left, right in
            let (left, right) = (choices[left].text, choices[right].text)
            return left.compare(right, options: [], range: nil, locale: locale) == .orderedAscending
        }
    }

    /// The alpha-2 codes that were assigned when this list was made (iso-codes 4.15).
    ///
    /// Never edited: published forms count in these places. A later edition is another source.
    static let codes = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
        BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
        DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS \
        GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
        KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
        MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV \
        SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
        VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init)
}
