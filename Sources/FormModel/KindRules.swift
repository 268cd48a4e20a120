import Values

/// What every kind of item knows to do; each kind does it in a file of its own.
protocol KindRules: Sendable {
    /// Reads what belongs to the kind from an item's keys; nil when findings were added.
    static func read(_ keys: MappingReader, _ scope: FormScope) -> Self?
    /// The keys that `read` takes, beside the type key and those of every item.
    static var keys: [String] { get }

    /// The same kind of item with its texts in another language.
    func translated(_ words: ItemWords) -> Self

    /// The kind's part of the form's canonical JSON, without what is at its default.
    var attributes: [String: JSONValue] { get }
    /// What follows the item's identifier in the names of its fields: `""`, and `.code` of write-ins.
    var fieldSuffixes: [String] { get }
    /// The kind's cells in the count table, beside `shown` and `answered`.
    var cells: [CellName] { get }

    /// Reads the answer from what a person typed.
    func check(_ fields: ItemFields) -> AnswerReading
    /// Appends the answer as canonical JSON.
    func append(_ answer: Answer, to output: inout [UInt8])
    /// Reads what `append` wrote; nil when it is no answer to this question.
    func answer(from stored: JSONInput) -> Answer?
    /// Calls `add` with the place in `cells` of everything that the answer counts in.
    func count(_ answer: Answer, _ add: (Int) -> Void)
    /// The answer in the form's words.
    func display(_ answer: Answer) -> String
}

/// What the fields of one item say.
enum AnswerReading {
    /// Nothing was answered.
    case none
    case answer(Answer)
    /// What was typed is no answer; `part` is the field's place in `fieldSuffixes`.
    case refused([(part: Int, fault: Issue.Fault)])

    static func refused(_ fault: Issue.Fault, part: Int = 0) -> AnswerReading {
        .refused([(part, fault)])
    }
}

/// Why a kind stops the program when it is given another kind's answer.
let wrongAnswer = "An answer is handed to the item that it was checked for."
