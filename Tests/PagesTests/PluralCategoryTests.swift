import Testing
import Values

@testable import Pages

@Suite struct PluralCategoryTests {
    @Test(arguments: [
        ("en", "other one other other other other"),
        ("de", "other one other other other other"),
        ("fr", "one one other other other other"),
        ("ar", "zero one two few many other"),
        ("ar-EG", "zero one two few many other"),
        ("ru", "many one few many many many"),
        ("pl", "many one few many many many"),
        ("cs", "other one few other other other"),
        ("ja", "other other other other other other"),
    ])
    func `each language has its plurals`(language: String, expected: String) throws {
        let tag = try #require(LanguageTag(language))
        let found = [0, 1, 2, 5, 11, 100].map { PluralCategory.of($0, in: tag).rawValue }
        #expect(found == expected.split(separator: " ").map(String.init))
    }

    @Test(arguments: ["en", "de", "fr", "ar", "ru", "pl", "cs", "ja"])
    func `no number needs a form that the language does not have`(language: String) throws {
        let tag = try #require(LanguageTag(language))
        let found = Set((0...1_000).map { PluralCategory.of($0, in: tag) })
        // CLDR keeps `other` for numbers with decimals, also where whole ones do without it.
        #expect(found.union([.other]) == Set(PluralCategory.all(in: tag)))
    }

    @Test(arguments: [(21, "one"), (11, "many"), (22, "few"), (112, "many")])
    func `the last digits decide in Russian`(count: Int, form: String) throws {
        let russian = try #require(LanguageTag("ru"))
        #expect(PluralCategory.of(count, in: russian).rawValue == form)
    }
}
