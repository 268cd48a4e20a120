import CCmark

/// A CommonMark document, parsed; the one owner of libcmark's tree.
///
/// What it renders is safe whatever was written: raw HTML and `javascript:` addresses are left out
/// by libcmark's safe mode, and an image becomes its description, so that no page loads anything
/// from elsewhere.
struct Markdown: ~Copyable {
    private let root: MarkdownNode

    /// Parses `text`. Every text is CommonMark; nil only when memory is short.
    init?(_ text: String) {
        guard let root = MarkdownNode(parsing: text) else { return nil }
        self.root = root
        for image in root.descendants(of: CMARK_NODE_IMAGE) {
            image.dissolve()
        }
    }

    deinit {
        root.free()
    }

    /// A heading as it stands in the source.
    struct Heading {
        let level: Int
        let line: Int
        let text: String
    }

    /// The headings, in order.
    var headings: [Heading] {
        root.descendants(of: CMARK_NODE_HEADING).map { node in
            Heading(level: node.headingLevel, line: node.line, text: node.plainText)
        }
    }

    /// Writes brackets around the words of each link to an address that begins with `prefix`, and
    /// so turns `1` into `[1]`.
    func bracketLinks(to prefix: String) {
        for link in root.descendants(of: CMARK_NODE_LINK) {
            guard let address = link.address, address.hasPrefix(prefix) else { continue }
            link.firstChild?.setLiteral("[\(link.plainText)]")
        }
    }

    /// The document as HTML.
    var html: String { root.html }
}

/// A node of libcmark's tree. It lives as long as the document that owns the tree.
@safe private struct MarkdownNode {
    private let pointer: OpaquePointer

    private init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    init?(parsing text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe cmark_parse_document(
                    characters.baseAddress, characters.count, CMARK_OPT_VALIDATE_UTF8)
            }
        }
        unsafe self.init(parsed)
    }

    func free() { unsafe cmark_node_free(pointer) }

    var firstChild: Self? { unsafe Self(cmark_node_first_child(pointer)) }
    var next: Self? { unsafe Self(cmark_node_next(pointer)) }
    var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
    var line: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
    var address: String? { unsafe Self.string(cmark_node_get_url(pointer)) }

    /// The words of the node without their markup.
    var plainText: String {
        if let literal = unsafe Self.string(cmark_node_get_literal(pointer)) { return literal }
        return sequence(first: firstChild, next: { $0?.next })
            .prefix { $0 != nil }
            .compactMap { $0?.plainText }
            .joined()
    }

    func setLiteral(_ text: String) {
        unsafe cmark_node_set_literal(pointer, text)
    }

    /// Puts the node's children in its place.
    func dissolve() {
        while let child = firstChild {
            unsafe cmark_node_insert_before(pointer, child.pointer)
        }
        unsafe cmark_node_unlink(pointer)
        free()
    }

    /// The nodes of one type below this one, in the order of their ends: inner ones come first.
    func descendants(of type: cmark_node_type) -> [Self] {
        let walk = unsafe cmark_iter_new(pointer)
        defer { unsafe cmark_iter_free(walk) }
        var found: [Self] = []
        while true {
            let event = unsafe cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE else { return found }
            guard event == CMARK_EVENT_EXIT, let node = unsafe Self(cmark_iter_get_node(walk)),
                unsafe cmark_node_get_type(node.pointer) == type
            else { continue }
            found.append(node)
        }
    }

    var html: String {
        guard let output = unsafe cmark_render_html(pointer, CMARK_OPT_DEFAULT) else { return "" }
        defer { unsafe cmark_get_default_mem_allocator().pointee.free(output) }
        return unsafe String(cString: output)
    }

    private static func string(_ characters: UnsafePointer<CChar>?) -> String? {
        guard let characters = unsafe characters else { return nil }
        return unsafe String(cString: characters)
    }
}
