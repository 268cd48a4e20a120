import FormModel
import Testing
import Values

@testable import Export

/// Texts, numbers and names as the formats have them.
@Suite struct TextFieldTests {
    @Test(
        "a field is quoted where it must be, and no formula or reason",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""), ("=1+1", "'=1+1"), ("-5", "'-5"), ("@x", "'@x"),
            ("\tx", "'\tx"), ("'=x", "''=x"), ("'plain", "'plain"), ("''", "''"),
            ("=a,b", "\"'=a,b\""), (".skipped", "'.skipped"), ("'.skipped", "''.skipped"),
            (".skipped so", ".skipped so"), ("", ""), ("=\u{301}x", "'=\u{301}x"),
        ])
    func fields(text: String, field: String) {
        var output: [UInt8] = []
        CommaSeparated.append(text, besides: CSVRecords.tokens, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == field)
    }

    @Test("numbers and dates are written as they are told")
    func numbers() {
        let mantissas: [Int64] = [0, 5, -5, 100, -123_456_789, 999_999_999_999_999_999]
        for mantissa in mantissas {
            for decimals in 0...6 {
                let number = FixedDecimal(mantissa: mantissa, decimals: decimals)
                var output: [UInt8] = []
                number.append(to: &output)
                #expect(String(decoding: output, as: UTF8.self) == number.description)
            }
        }
        for text in ["1999", "2004-05", "2019-02-28"] {
            var output: [UInt8] = []
            PartialDate(text)?.append(to: &output)
            #expect(String(decoding: output, as: UTF8.self) == text)
        }
    }

    @Test("a label is cut between characters, and says so")
    func labels() {
        #expect("short".shortened(toBytes: 5) == "short")
        #expect("longer".shortened(toBytes: 5) == "lo…")
        #expect("üüüü".shortened(toBytes: 7) == "üü…")
    }

    @Test("pieces of a text make up the text, and none ends with a space or within a character")
    func pieces() {
        for text in [
            String(repeating: "é🧀 ", count: 50), String(repeating: " ", count: 90) + "x", "",
            String(repeating: "a", count: 20), String(repeating: "a", count: 21),
        ] {
            let pieces = text.pieces(ofBytes: 20)
            #expect(pieces.joined() == text)
            let isSpace = text.hasPrefix("  ")
            #expect(isSpace || pieces.allSatisfy { $0.utf8.count <= 20 })
            #expect(pieces.dropLast().allSatisfy { !$0.hasSuffix(" ") })
        }
    }

    @Test("names of variables are words that the program allows, each once")
    func names() {
        var names = UniqueNames()
        let long = String(repeating: "n", count: 32)
        #expect(StatisticalFormat.dta.name("meals.dinner", among: &names) == "meals_dinner")
        #expect(StatisticalFormat.dta.name("meals_dinner", among: &names) == "meals_dinner_2")
        #expect(StatisticalFormat.dta.name("double", among: &names) == "double_")
        #expect(StatisticalFormat.dta.name("str8", among: &names) == "str8_")
        #expect(StatisticalFormat.dta.name(long, among: &names) == long)
        #expect(StatisticalFormat.dta.name(long + ".x", among: &names).hasSuffix("_2"))
        var others = UniqueNames()
        #expect(StatisticalFormat.sav.name("by", among: &others) == "by_")
        #expect(StatisticalFormat.sav.name("meals.dinner", among: &others) == "meals.dinner")
    }

    @Test("a long text has a name whose segments nothing else has")
    func segments() {
        var names = SegmentNames(["story", "reasons.other.text", "reasons.gut"])
        let long = StatisticalVariable.Kind.text(bytes: 300, piece: 0)
        #expect(names.name("story", long, .sav) == "story")
        #expect(names.name("reasons.other.text", long, .sav) == "t1_reasons.other.text")
        #expect(names.name("story", .text(bytes: 300, piece: 1), .sav) == "t2_story")
        #expect(names.name("reasons.gut", .text(bytes: 255, piece: 0), .sav) == "reasons.gut")
        #expect(names.name("reasons.gut", long, .dta) == "reasons.gut")
    }
}
