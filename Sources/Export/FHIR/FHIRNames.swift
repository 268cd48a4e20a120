import FormModel
import Values

/// How a survey and its codes are named in FHIR.
struct FHIRNames: Sendable {
    /// The canonical address of the survey, without a version.
    let canonical: String

    /// Names below the site's address, or of their own where there is none.
    init(_ table: RecordTable, origin: String?) {
        let name = table.form.name.text
        canonical = origin.map { "\($0)/surveys/\(name)" } ?? "urn:recount:survey:\(name)"
    }

    /// The system of a question's codes.
    func system(of question: RecordQuestion) -> String { "\(canonical)#\(question.name)" }

    /// The addresses of terminologies that surveys name by a word.
    static let terminologies = [
        "loinc": "http://loinc.org", "snomed": "http://snomed.info/sct",
        "icd10": "http://hl7.org/fhir/sid/icd-10", "ucum": "http://unitsofmeasure.org",
    ]
}
