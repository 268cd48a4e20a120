import Testing

@testable import Report

@Suite struct RedactionTests {
    @Test(
        "what looks as if it named somebody is blacked out",
        arguments: [
            ("Write to anna.weber@example.org please", "Write to [email] please"),
            ("anna (at) example.org", "[email]"),
            ("see www.example.org/me or @anna_w", "see [link] or [account]"),
            ("call +49 30 1234567 now", "call [telephone] now"),
            ("my number is (030) 123-45 67.", "my number is [telephone]"),
            ("born 3.4.1970, seen 2021-05-06", "born [date], seen [date]"),
            ("since 12 March 2019 or May 3, 2020", "since [date] or [date]"),
            ("am 5. Mai 1999 in der Klinik", "am [date] in der Klinik"),
            ("insured as 123456789", "insured as [number]"),
            ("My name is Zoltan Weber and I", "My name is [name] and I"),
            ("Ich heiße jutta", "Ich heiße [name]"),
            ("je m’appelle Dubois", "je m’appelle [name]"),
            ("اسمي ياسمين وأعيش هنا", "اسمي [name] وأعيش هنا"),
            (
                "Dr. Weber and Frau Dr. Müller-Lüden were kind",
                "Dr [name] and Frau [name] were kind"
            ),
            ("then Sarah's aunt came", "then [name]'s aunt came"),
            ("we met Zebulon Quirke there", "we met [name] there"),
            ("the doctor Klaus von Ahlefeld said", "the doctor [name] said"),
            ("قالت فاطمة لي", "قالت [name] لي"),
        ])
    func redacted(text: String, expected: String) {
        #expect(Redaction.text(text) == expected)
    }

    @Test(
        "what names nobody stays as it was written",
        arguments: [
            "Small meals & good company.", "I lost 12.5 kg in 3 years, at 45",
            "Lambert Eaton Syndrome is rare", "After Christmas I took 60 mg, 3 times a day",
            "Seit Montag nehme ich 4-5 Tabletten", "In 2019 it was 10-15 minutes", "مرحبا 🙂",
            "يوم جميل",
        ])
    func kept(text: String) {
        #expect(Redaction.text(text) == text)
    }

    @Test("nothing of a text moves a terminal’s cursor or turns a line round")
    func printable() {
        #expect(Redaction.printable("a\u{1B}[2Jb\u{202E}c\nd\u{200D}") == "a [2Jbc d\u{200D}")
    }
}
