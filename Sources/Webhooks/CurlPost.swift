import CCurl

/// Owns a handle of libcurl for one message.
@safe
struct CurlPost: ~Copyable {
    /// How a message is posted.
    struct Options {
        let url: String
        /// For all, and until a connection stands.
        let seconds: Int
        let connecting: Int
        let certificateFile: String?
    }

    // Alive until `deinit`; no two threads use it at once, because nothing here is `Sendable`.
    private let handle: UnsafeMutableRawPointer

    /// Loads libcurl if it was not yet, and connects to nobody.
    init(_ options: Options) throws(PostFault) {
        unsafe handle = try unsafe Self.prepared(options)
    }

    deinit {
        unsafe recount_curl_close(handle)
    }

    /// Posts the body, and returns when somebody has answered.
    func send(
        _ body: [UInt8], _ fields: [String], to door: Doorkeeper
    ) throws(PostFault) -> PostOutcome {
        var answer = recount_curl_answer()
        let code = perform(body, fields, door, &answer)
        // What comes behind the status is of no interest, whatever becomes of it.
        if answer.status >= 200 {
            let pause = answer.retry_after
            return .answered(status: answer.status, retryAfter: pause > 0 ? pause : nil)
        }
        throw door.hasRefused ? .notAllowed : Self.fault(code)
    }

    private func perform(
        _ body: [UInt8], _ fields: [String], _ door: Doorkeeper, _ answer: inout recount_curl_answer
    ) -> CURLcode {
        var list: UnsafeMutablePointer<curl_slist>?
        for field in fields {
            unsafe list = unsafe recount_curl_add_field(list, field)
            guard unsafe list != nil else { return CURLE_OUT_OF_MEMORY }
        }
        // libcurl keeps none of these pointers: they outlive the call, and the handle is not used again.
        return withExtendedLifetime(door) {
            unsafe body.withUnsafeBytes { buffer in
                var post = unsafe recount_curl_post(
                    bytes: buffer.bindMemory(to: CChar.self).baseAddress, length: buffer.count,
                    may_connect: Self.mayConnect,
                    context: Unmanaged.passUnretained(door).toOpaque())
                return unsafe recount_curl_deliver(handle, list, &post, &answer)
            }
        }
    }

    private static func prepared(_ options: Options) throws(PostFault) -> UnsafeMutableRawPointer {
        guard recount_curl_load(), let handle = unsafe recount_curl_open() else {
            throw .libraryMissing
        }
        let numbers = Self.numbers(options).map { option, number in
            unsafe recount_curl_set_number(handle, option, number)
        }
        let texts = Self.texts(options).map { option, text in
            unsafe recount_curl_set_text(handle, option, text)
        }
        guard (numbers + texts).allSatisfy({ $0 == CURLE_OK }) else {
            unsafe recount_curl_close(handle)
            throw .settingsRefused
        }
        return unsafe handle
    }

    private static let mayConnect:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Bool) -> Bool = {
            context, address, isV6 in
            guard let context = unsafe context, let address = unsafe address else { return false }
            // The session keeps the doorkeeper alive while libcurl works.
            let door = unsafe Unmanaged<Doorkeeper>.fromOpaque(context).takeUnretainedValue()
            let bytes = unsafe UnsafeBufferPointer(start: address, count: isV6 ? 16 : 4)
            return door.allows(unsafe Array(bytes))
        }

    private static func numbers(_ options: Options) -> [(CURLoption, Int)] {
        [
            (CURLOPT_POST, 1),
            (CURLOPT_CONNECTTIMEOUT, options.connecting),
            (CURLOPT_TIMEOUT, options.seconds),
            // Another address is for the operator to set: the receiver does not choose whom we tell.
            (CURLOPT_FOLLOWLOCATION, 0),
            // Without it libcurl sets an alarm, whose signal may reach any thread.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2),
        ]
    }

    private static func texts(_ options: Options) -> [(CURLoption, String)] {
        var texts = [
            (CURLOPT_URL, options.url), (CURLOPT_PROTOCOLS_STR, "http,https"),
            // A proxy would connect to whom it likes.
            (CURLOPT_PROXY, ""),
        ]
        if let file = options.certificateFile { texts.append((CURLOPT_CAINFO, file)) }
        return texts
    }

    /// What libcurl's code means (libcurl-errors(3)) where nobody has answered.
    private static func fault(_ code: CURLcode) -> PostFault {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .nameUnknown
        case CURLE_COULDNT_CONNECT: .unreachable
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: .encryptionBroken
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .certificateRefused
        case CURLE_SSL_CACERT_BADFILE: .certificateFileUnusable
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN: .settingsRefused
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_OK:
            .connectionLost
        default: .unexpected(code: code.rawValue)
        }
    }
}
