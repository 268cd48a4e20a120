import FormModel
import Foundation
package import Values

/// What lies beside an export: what it holds, and how anybody sees that it is whole.
package struct ExportManifest: Codable, Hashable, Sendable {
    /// One version of the survey whose answers may be in the export.
    package struct Version: Codable, Hashable, Sendable {
        package let version: String
        package let sha256: String
    }

    /// One file of the export.
    package struct File: Codable, Hashable, Sendable {
        package let name: String
        package let bytes: Int
        package let sha256: String
    }

    /// How many records are alone with their answers to the sensitive and identifying questions.
    package struct Rarity: Codable, Hashable, Sendable {
        package let questions: Int
        package let recordsAlone: Int
        package let isEstimate: Bool
    }

    package let form: String
    package let format: String
    /// What the records are for; nil for a release, which is published.
    package let purpose: String?
    /// The number of the release that was written; nil for records.
    package let release: Int?
    package let exportedAt: String
    /// How many records there are, or rows of a release.
    package let records: Int
    package let rarity: Rarity?
    package let versions: [Version]
    package var files: [File] = []

    /// What is known before the files are there.
    package init(
        _ table: RecordTable, _ format: ExportFormat, at moment: String, records: Int,
        _ rare: RareCombinations
    ) {
        form = table.form.name.text
        self.format = format.rawValue
        (purpose, release) = (table.purpose.identifier.text, nil)
        exportedAt = moment
        self.records = records
        let alone = rare.alone
        rarity = Rarity(
            questions: rare.questions, recordsAlone: alone.count, isEstimate: alone.isEstimate)
        versions = table.versions.map {
            Version(version: $0.version.description, sha256: $0.digest.hexadecimal)
        }
    }

    /// The same for the rows of a release, of which nobody's purpose is the reason.
    package init(
        release: Int, of form: FormName, _ format: ExportFormat, rows: Int, at moment: String
    ) {
        (self.form, self.format, self.release) = (form.text, format.rawValue, release)
        (purpose, rarity, versions) = (nil, nil, [])
        (exportedAt, records) = (moment, rows)
    }

    /// The manifest as JSON.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [0x0A]
    }

    /// Reads what ``json()`` wrote.
    package init(at path: String) throws(ExportFault) {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .noManifest(path: path)
        }
        do {
            self = try JSONDecoder().decode(ExportManifest.self, from: content)
        } catch {
            throw .unreadableManifest(path: path)
        }
    }
}
