import Foundation
import Values

/// Reads the QR codes of a page as a camera would: out of its pixels, by zbar.
enum SquareReader {
    struct NoPicture: Error {}

    /// What the square says that a selector finds.
    static func text(of selector: String, _ browser: Browser) throws -> String {
        // The driver takes a picture of what is inside the window.
        try browser.run(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })",
            [.string(selector)])
        let element = try browser.element(selector).identifier
        let picture = try browser.ask("GET", "/element/\(element)/screenshot", as: String.self)
        guard let data = Data(base64Encoded: picture) else { throw NoPicture() }
        let folder = try ScratchFolder()
        let file = folder.url.appending(path: "square.png")
        try data.write(to: file)
        return try read(file)
    }

    private static func read(_ file: URL) throws -> String {
        let pipe = Pipe()
        let process = Process()
        process.executableURL = try Toolbox.zbarimg()
        process.arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file.path]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
