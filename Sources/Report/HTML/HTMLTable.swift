/// A table whose first column names its rows; cells are HTML.
struct HTMLTable {
    let caption: String
    let head: [String]
    let rows: [[String]]

    /// The table in a frame that scrolls where it is wider than the window; by keyboard too.
    var html: String {
        let heads = head.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let body = rows.map { row in
            let cells = row.dropFirst().map { "<td>\($0)</td>" }.joined()
            return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)</tr>"
        }
        return """
            <div class="table" role="group" aria-label="Table: \(escaped(caption))" tabindex="0">
            <table>
            <caption>\(escaped(caption))</caption>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
    }
}
