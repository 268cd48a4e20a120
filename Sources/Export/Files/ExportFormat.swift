/// The formats that records can have.
package enum ExportFormat: String, CaseIterable, Sendable {
    case csv, jsonl, sav, dta, xlsx, fhir, datapackage

    /// True for a format of text that needs no file of its own.
    package var canStream: Bool {
        switch self {
        case .csv, .jsonl: true
        case .sav, .dta, .xlsx, .fhir, .datapackage: false
        }
    }

    /// True for a format of several files in one folder.
    package var isFolder: Bool {
        switch self {
        case .fhir, .datapackage: true
        case .csv, .jsonl, .sav, .dta, .xlsx: false
        }
    }
}
