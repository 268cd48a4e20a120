import CReadstat
import FormModel
import Values

/// Owns a writer of ReadStat, with the file that it writes to.
@safe
struct ReadstatWriter: ~Copyable {
    static let library = "ReadStat"
    private static let package = "libreadstat1"

    /// The file that gets the bytes; a class, because C holds on to it.
    private final class Sink {
        var file: OutputFile
        var failure: (any Error)?

        init(_ file: OutputFile) { self.file = file }
    }

    // Alive until `deinit`; nothing here is `Sendable`, so that no two threads use it at once.
    private let handle: UnsafeMutablePointer<readstat_writer_t>
    private let sink: Sink
    private let format: StatisticalFormat

    /// A writer with a label for the whole file.
    init(_ format: StatisticalFormat, label: String, into file: OutputFile) throws {
        unsafe handle = try unsafe Self.prepared(format, label)
        (sink, self.format) = (Sink(file), format)
    }

    private static func prepared(
        _ format: StatisticalFormat, _ label: String
    ) throws -> UnsafeMutablePointer<readstat_writer_t> {
        guard recount_readstat_load(), let handle = unsafe recount_readstat_writer_init() else {
            throw ExportFault.libraryMissing(library, package: package)
        }
        do {
            try check(unsafe recount_readstat_set_data_writer(handle, write))
            try check(
                unsafe recount_readstat_writer_set_file_label(handle, label.shortened(toBytes: 60)))
            switch format {
            case .sav:
                try check(
                    unsafe recount_readstat_writer_set_compression(handle, READSTAT_COMPRESS_ROWS))
            case .dta:
                try check(unsafe recount_readstat_writer_set_file_format_version(handle, 118))
            }
        } catch {
            unsafe recount_readstat_writer_free(handle)
            throw error
        }
        return unsafe handle
    }

    /// Takes the library's bytes to the sink; C lets no Swift error through, so that it waits there.
    private static let write: readstat_data_writer = { bytes, count, context in
        guard let bytes = unsafe bytes, let context = unsafe context else { return -1 }
        let sink = unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        do {
            try unsafe sink.file.write([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
            return count
        } catch {
            sink.failure = error
            return -1
        }
    }

    deinit {
        unsafe recount_readstat_writer_free(handle)
    }

    /// Adds a variable with its labels; they are numbered in this order.
    func add(_ variable: StatisticalVariable) throws {
        let type = type(of: variable)
        var width = 0
        if case .text(let bytes, _) = variable.kind { width = bytes }
        let added = unsafe recount_readstat_add_variable(handle, variable.name, type, width)
        guard let added = unsafe added else { throw refusal(READSTAT_ERROR_MALLOC) }
        unsafe recount_readstat_variable_set_label(added, variable.label)
        unsafe recount_readstat_variable_set_measure(added, variable.measure)
        if let display = variable.display(in: format) {
            unsafe recount_readstat_variable_set_format(added, display)
        }
        switch format {
        case .sav: try unsafe labelForSPSS(added, variable)
        case .dta: unsafe labelForStata(added, variable)
        }
    }

    private func type(of variable: StatisticalVariable) -> readstat_type_t {
        switch variable.kind {
        case .text: READSTAT_TYPE_STRING
        case .longText: READSTAT_TYPE_STRING_REF
        case .number: READSTAT_TYPE_DOUBLE
        case .labelled, .day, .reason:
            format == .sav ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_INT32
        }
    }

    /// Goes on to the records, of which there are so many.
    func begin(records: Int) throws {
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        switch format {
        case .sav: try check(unsafe recount_readstat_begin_writing_sav(handle, context, records))
        case .dta: try check(unsafe recount_readstat_begin_writing_dta(handle, context, records))
        }
    }

    /// Keeps a long text, whose references are numbered in this order; before ``begin(records:)``.
    func keep(_ text: String) throws {
        guard unsafe recount_readstat_add_string_ref(handle, text) != nil else {
            throw refusal(READSTAT_ERROR_MALLOC)
        }
    }

    /// Writes one record by what `fill` inserts.
    func row(_ fill: (borrowing ReadstatWriter) throws -> Void) throws {
        try check(unsafe recount_readstat_begin_row(handle))
        try fill(self)
        try check(unsafe recount_readstat_end_row(handle))
    }

    /// Ends the file.
    consuming func finish() throws -> OutputFile.Content {
        try check(unsafe recount_readstat_end_writing(handle))
        return try sink.file.finish()
    }
}

// MARK: - Values

extension ReadstatWriter {
    func insert(_ number: Double, at place: Int) throws {
        try check(
            unsafe recount_readstat_insert_double_value(
                handle, recount_readstat_get_variable(handle, Int32(place)), number))
    }

    func insert(whole number: Int, at place: Int) throws {
        guard format == .dta else { return try insert(Double(number), at: place) }
        try check(
            unsafe recount_readstat_insert_int32_value(
                handle, recount_readstat_get_variable(handle, Int32(place)), Int32(number)))
    }

    func insert(_ text: String, at place: Int) throws {
        try check(
            unsafe recount_readstat_insert_string_value(
                handle, recount_readstat_get_variable(handle, Int32(place)), text))
    }

    /// The kept text of that number.
    func insert(longText number: Int, at place: Int) throws {
        let text = unsafe recount_readstat_get_string_ref(handle, Int32(number))
        try check(
            unsafe recount_readstat_insert_string_ref(
                handle, recount_readstat_get_variable(handle, Int32(place)), text))
    }

    /// Stata's own value for a reason.
    func insert(_ reason: MissingReason, at place: Int) throws {
        try check(
            unsafe recount_readstat_insert_tagged_missing_value(
                handle, recount_readstat_get_variable(handle, Int32(place)), reason.tag))
    }
}

// MARK: - Labels

extension ReadstatWriter {
    /// Numbers of their own stand for the reasons, and are declared to be no values.
    private func labelForSPSS(
        _ added: UnsafeMutablePointer<readstat_variable_t>, _ variable: StatisticalVariable
    ) throws {
        if case .text = variable.kind { return }
        let set = unsafe recount_readstat_add_label_set(
            handle, READSTAT_TYPE_DOUBLE, "labels_\(variable.name)")
        for (number, label) in variable.values(in: format) {
            unsafe recount_readstat_label_double_value(set, Double(number), label)
        }
        unsafe recount_readstat_variable_set_label_set(added, set)
        guard variable.hasReasons else { return }
        for reason in MissingReason.allCases {
            unsafe recount_readstat_label_double_value(
                set, variable.missing(reason), variable.label(of: reason, in: format))
        }
        try check(
            unsafe recount_readstat_variable_add_missing_double_range(
                added, variable.missing(.notShown), variable.missing(.notInVersion)))
    }

    /// Stata has missing values with labels of their own.
    private func labelForStata(
        _ added: UnsafeMutablePointer<readstat_variable_t>, _ variable: StatisticalVariable
    ) {
        switch variable.kind {
        case .text, .longText: return
        case .labelled, .number, .day, .reason: break
        }
        let set = unsafe recount_readstat_add_label_set(
            handle, READSTAT_TYPE_INT32, variable.name)
        for (number, label) in variable.values(in: format) {
            unsafe recount_readstat_label_int32_value(set, Int32(number), label)
        }
        for reason in MissingReason.allCases where variable.hasReasons {
            unsafe recount_readstat_label_tagged_value(
                set, reason.tag, variable.label(of: reason, in: format))
        }
        unsafe recount_readstat_variable_set_label_set(added, set)
    }
}

// MARK: - Faults

extension ReadstatWriter {
    private func check(_ result: readstat_error_t) throws {
        if let failure = sink.failure { throw failure }
        try Self.check(result)
    }

    private func refusal(_ error: readstat_error_t) -> ExportFault { Self.refusal(error) }

    private static func check(_ result: readstat_error_t) throws {
        guard result == READSTAT_OK else { throw refusal(result) }
    }

    private static func refusal(_ error: readstat_error_t) -> ExportFault {
        let reason = unsafe recount_readstat_error_message(error).map { unsafe String(cString: $0) }
        return .refused(by: library, reason: reason ?? "error \(error.rawValue)")
    }
}

extension MissingReason {
    /// The letter of Stata's own value, `.a` to `.d`.
    fileprivate var tag: CChar { CChar(UInt8(ascii: "a") + rawValue) }
}

extension StatisticalVariable {
    fileprivate var measure: readstat_measure_t {
        switch kind {
        case .number, .day: READSTAT_MEASURE_SCALE
        case .labelled, .text, .longText, .reason: READSTAT_MEASURE_NOMINAL
        }
    }

    fileprivate func display(in format: StatisticalFormat) -> String? {
        switch (kind, format) {
        case (.number(let decimals), .sav): "F\(14 + decimals).\(decimals)"
        case (.labelled, .sav), (.reason, .sav): "F10.0"
        case (.day, .sav): "SDATE10"
        case (.day, .dta): "%td"
        case (.number, .dta): "%14.0g"
        case (.labelled, .dta), (.reason, .dta), (.text, _), (.longText, _): nil
        }
    }

    /// The values that have words.
    fileprivate func values(in format: StatisticalFormat) -> [(number: Int, label: String)] {
        switch kind {
        case .labelled(let labels, let declining):
            labels.enumerated().filter { !declining.contains($0.offset) }.map {
                ($1.number, $1.label.shortened(toBytes: format.longestLabels.value))
            }
        case .reason: [(1, "Yes")]
        case .number, .day, .text, .longText: []
        }
    }

    /// A reason in words: of the choice not to say in the survey's own.
    fileprivate func label(of reason: MissingReason, in format: StatisticalFormat) -> String {
        guard reason == .declined, case .labelled(let labels, let declining) = kind,
            let first = declining.min()
        else { return reason.label }
        return labels[first].label.shortened(toBytes: format.longestLabels.value)
    }
}
