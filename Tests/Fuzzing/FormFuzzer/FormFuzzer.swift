import FormTrial

/// What libFuzzer calls with each input; a breach ends the process, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    if let breach = FormTrial.breach(by: input) {
        fatalError("the reader has broken a promise: \(breach)")
    }
    return 0
}
