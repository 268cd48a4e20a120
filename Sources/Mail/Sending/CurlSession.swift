import CCurl
import Values

/// Owns a handle of libcurl, which keeps its connection to the relay until the session's end.
@safe
struct CurlSession: ~Copyable {
    /// How the sending of one mail ended.
    struct Sending {
        /// Nil when the relay took it.
        let failure: DeliveryFault.Kind?
        let dialogue: SMTPDialogue
    }

    // Alive until `deinit`; no two threads use it at once, because nothing here is `Sendable`.
    private let handle: UnsafeMutableRawPointer

    /// Loads libcurl if it was not yet, and connects to nobody.
    init(for relay: SMTPRelay) throws(DeliveryFault) {
        unsafe handle = try unsafe Self.prepared(for: relay)
    }

    deinit {
        unsafe recount_curl_close(handle)
    }

    /// Sends a mail, and returns when the relay has answered or the time is over.
    func send(_ message: MailMessage) -> Sending {
        let recorder = Recorder()
        do throws(DeliveryFault) {
            try unsafe Self.set([(CURLOPT_MAIL_FROM, message.returnPath.text)], of: handle)
        } catch {
            return Sending(failure: error.kind, dialogue: recorder.dialogue)
        }
        let result = perform(message.bytes, to: message.recipient, recorder: recorder)
        return Sending(failure: Self.failure(result), dialogue: recorder.dialogue)
    }

    private func perform(
        _ bytes: [UInt8], to recipient: EmailAddress, recorder: Recorder
    ) -> CURLcode {
        // libcurl keeps none of these pointers: the shim takes them back before it returns.
        withExtendedLifetime(recorder) {
            unsafe bytes.withUnsafeBytes { buffer in
                var mail = unsafe recount_curl_mail(
                    bytes: buffer.bindMemory(to: CChar.self).baseAddress, length: buffer.count,
                    on_line: Recorder.onLine,
                    context: Unmanaged.passUnretained(recorder).toOpaque())
                return unsafe recount_curl_send(handle, recipient.text, &mail)
            }
        }
    }

    private static func prepared(
        for relay: SMTPRelay
    ) throws(DeliveryFault) -> UnsafeMutableRawPointer {
        guard recount_curl_load(), let handle = unsafe recount_curl_open() else {
            throw DeliveryFault(.libraryMissing)
        }
        do throws(DeliveryFault) {
            try unsafe set(numbers(of: relay), of: handle)
            try unsafe set(texts(of: relay), of: handle)
        } catch {
            unsafe recount_curl_close(handle)
            throw error
        }
        return unsafe handle
    }

    private static func set(
        _ options: [(CURLoption, Int)], of handle: UnsafeMutableRawPointer
    ) throws(DeliveryFault) {
        for (option, number) in options {
            let result = unsafe recount_curl_set_number(handle, option, number)
            guard result == CURLE_OK else { throw DeliveryFault(.settingsRefused) }
        }
    }

    private static func set(
        _ options: [(CURLoption, String)], of handle: UnsafeMutableRawPointer
    ) throws(DeliveryFault) {
        for (option, text) in options {
            let result = unsafe recount_curl_set_text(handle, option, text)
            guard result == CURLE_OK else { throw DeliveryFault(.settingsRefused) }
        }
    }

    private static func numbers(of relay: SMTPRelay) -> [(CURLoption, Int)] {
        let mustEncrypt = relay.security == .startTLS
        return [
            (CURLOPT_CONNECTTIMEOUT, relay.patience.connecting),
            (CURLOPT_TIMEOUT, relay.patience.wholeMail),
            // Also for the answer to a goodbye, which is waited for when the time of the mail is
            // over.
            (CURLOPT_SERVER_RESPONSE_TIMEOUT, relay.patience.standstill),
            (CURLOPT_LOW_SPEED_LIMIT, 1),
            (CURLOPT_LOW_SPEED_TIME, relay.patience.standstill),
            // Without it libcurl sets an alarm, whose signal may reach any thread.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_USE_SSL, Int((mustEncrypt ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue)),
            (CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2),
        ]
    }

    private static func texts(of relay: SMTPRelay) -> [(CURLoption, String)] {
        // A proxy that the environment names is for web pages.
        var texts = [(CURLOPT_URL, relay.url), (CURLOPT_PROXY, "")]
        if let credentials = relay.credentials {
            texts.append((CURLOPT_USERNAME, credentials.user))
            texts.append((CURLOPT_PASSWORD, credentials.password))
        }
        if let file = relay.certificateFile { texts.append((CURLOPT_CAINFO, file)) }
        return texts
    }

    /// What libcurl's code means (libcurl-errors(3)); nil for success.
    private static func failure(_ code: CURLcode) -> DeliveryFault.Kind? {
        switch code {
        case CURLE_OK: nil
        case CURLE_COULDNT_RESOLVE_HOST: .nameUnknown
        case CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_USE_SSL_FAILED: .encryptionNotOffered
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: .encryptionBroken
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .certificateRefused
        case CURLE_SSL_CACERT_BADFILE: .certificateFileUnusable
        case CURLE_LOGIN_DENIED: .authenticationRefused
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN: .settingsRefused
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY:
            .connectionLost
        default: .unexpected(code: code.rawValue)
        }
    }
}

/// Listens to a dialogue while libcurl leads it.
private final class Recorder {
    private(set) var dialogue = SMTPDialogue()

    static let onLine:
        @convention(c) (UnsafeMutableRawPointer?, Bool, UnsafePointer<CChar>?, Int) -> Void = {
            context, isReply, bytes, length in
            guard let context = unsafe context, let bytes = unsafe bytes else { return }
            // The session keeps the recorder alive while libcurl works.
            let recorder = unsafe Unmanaged<Recorder>.fromOpaque(context).takeUnretainedValue()
            let line = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
            recorder.note(unsafe Array(line), isReply: isReply)
        }

    private func note(_ line: [UInt8], isReply: Bool) {
        isReply ? dialogue.received(line) : dialogue.sent(line)
    }
}
