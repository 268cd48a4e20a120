import Testing
import Values

@Suite struct CalendarTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-23", 20_780),
        ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `a day is counted from 1970`(text: String, number: Int) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test(arguments: [
        "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-01-1x",
        "+026-01-01", "0000-01-01", "2026-01-01T", "2026-01-01-01",
    ])
    func `what is no day is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (1_795_424_705, "2026-11-23T09:05:05Z"),
    ])
    func `a moment is written by RFC 3339`(seconds: Int64, text: String) {
        #expect(Moment(seconds: seconds).description == text)
    }
}
