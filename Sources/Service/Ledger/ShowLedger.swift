import Consent
import HTTPServer
import HTTPTypes
import Store

/// `GET /ledger/checkpoint`: the signed head of the ledger that was published last.
enum ShowCheckpoint {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let note = context.ledger.published else { throw ServerFault.notFound }
        return .text(note.content)
    }
}

/// `GET /ledger/cosigned`: the last head that witnesses have signed too.
enum ShowCosignedHead {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let note = try context.store.cosignedHead() else { throw ServerFault.notFound }
        return .text(note.content)
    }
}

/// `GET /ledger/key`: the key with which heads are checked.
enum ShowLedgerKey {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        .text(context.store.ledgerKey.text + "\n")
    }
}

/// `GET /ledger/tile/…`: hashes and leaves of the published tree (C2SP tlog-tiles).
enum ShowLedgerTile {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let path = request.parameter(0).split(separator: "/", omittingEmptySubsequences: false)
        guard let tile = LedgerTile(path: path), try isPublished(tile, context),
            let content = try context.store.ledgerTile(tile)
        else { throw ServerFault.notFound }
        return .forever(content, mediaType: "application/octet-stream")
    }

    private static func isPublished(_ tile: LedgerTile, _ context: ReadingContext) throws -> Bool {
        guard let note = context.ledger.published else { return false }
        return try tile.leaves <= Checkpoint(text: note.text).size
    }
}
