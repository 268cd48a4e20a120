/// Maintained counts as they will be after a transaction.
struct ChangedCounts {
    struct Form {
        var cells: FormCounts
        /// By how much the number of responses changes.
        var responses = 0
    }

    /// The forms by the numbers of their rows.
    var forms: [Int: Form] = [:]
    /// Whether a webhook is there that may want to hear of the change.
    var isHeard = false

    func write(in database: any SQLSession) throws {
        for (number, form) in forms {
            try database.runLater(
                "UPDATE form SET responses = responses + ?, counts = ? WHERE id = ?",
                form.responses, SQLValue.utf8(form.cells.text), number)
        }
    }
}
