/// A client that keeps its connection and waits for nothing longer than it is told, ten seconds by itself.
///
/// It opens a new connection where the server has closed the last one; it never sends twice.
final class HTTPClient {
    /// Where an exchange failed.
    enum Failure: Error, Equatable {
        /// Nobody accepted the connection: nothing was sent.
        case refused
        /// The peer closed before the request was sent in full.
        case cut
        /// The request was sent in full, but no answer came.
        case unanswered
        /// What came is no answer that the client knows.
        case malformed
    }

    private let port: UInt16
    private let keepsConnection: Bool
    private let seconds: Int
    private var socket: LoopbackSocket?
    private var received: [UInt8] = []

    /// A client that opens a connection for every request unless it `keepsConnection`.
    init(port: UInt16, keepsConnection: Bool = true, seconds: Int = 10) {
        self.seconds = seconds
        self.port = port
        self.keepsConnection = keepsConnection
    }

    func get(_ path: String, fields: [String: String] = [:]) throws(Failure) -> HTTPAnswer {
        try ask("GET", path, fields: fields)
    }

    /// Sends a page's form.
    func post(_ path: String, _ form: FormAnswers) throws(Failure) -> HTTPAnswer {
        try ask(
            "POST", path, fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: form.encoded)
    }

    /// Sends JSON.
    func post(
        _ path: String, json: String, fields: [String: String] = [:]
    ) throws(Failure) -> HTTPAnswer {
        let fields = fields.merging(["Content-Type": "application/json"]) { given, _ in given }
        return try ask("POST", path, fields: fields, body: Array(json.utf8))
    }

    /// Follows an answer that leads on, as browsers do.
    func follow(_ answer: HTTPAnswer) throws(Failure) -> HTTPAnswer {
        guard answer.status == 303, let address = answer["Location"] else { return answer }
        return try get(address)
    }

    /// Sends a request and reads its answer.
    func ask(
        _ method: String, _ path: String, fields: [String: String] = [:], body: [UInt8] = []
    ) throws(Failure) -> HTTPAnswer {
        let connection = try connection()
        // Whatever happens before the answer is complete leaves the connection unusable.
        socket = nil
        let head = head(method, path, fields, length: body.count)
        guard connection.send(Array(head.utf8) + body) else { throw .cut }
        let answer = try answer(on: connection, hasBody: method != "HEAD")
        if answer["Connection"]?.lowercased() != "close" { socket = connection }
        return answer
    }

    private func connection() throws(Failure) -> LoopbackSocket {
        if let socket { return socket }
        received = []
        guard let socket = LoopbackSocket(port: port, seconds: seconds) else { throw .refused }
        return socket
    }

    private func head(
        _ method: String, _ path: String, _ fields: [String: String], length: Int
    ) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"]
        lines += fields.map { "\($0.key): \($0.value)" }
        if !keepsConnection { lines.append("Connection: close") }
        if length > 0 || method == "POST" { lines.append("Content-Length: \(length)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func answer(
        on connection: LoopbackSocket, hasBody: Bool
    ) throws(Failure) -> HTTPAnswer {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
                guard let head = HTTPAnswer(head: Array(received[..<end])),
                    head["Transfer-Encoding"] == nil
                else { throw .malformed }
                let length = hasBody ? head["Content-Length"].flatMap { Int($0) } ?? 0 : 0
                return try complete(head: end, length: length, on: connection)
            }
            guard let bytes = connection.receive() else { throw .unanswered }
            received += bytes
        }
    }

    private func complete(
        head: Int, length: Int, on connection: LoopbackSocket
    ) throws(Failure) -> HTTPAnswer {
        while received.count < head + length {
            guard let bytes = connection.receive() else { throw .unanswered }
            received += bytes
        }
        defer { received.removeFirst(head + length) }
        let body = Array(received[head..<(head + length)])
        guard let answer = HTTPAnswer(head: Array(received[..<head]), body: body) else {
            throw .malformed
        }
        return answer
    }
}
