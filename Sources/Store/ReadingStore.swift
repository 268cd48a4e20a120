package import Consent
package import Disclosure
package import Values

/// Everything that can be asked of a store without changing it: all that a page shown by GET can
/// reach.
package protocol ReadingStore: Sendable {
    /// The forms with the versions that are in force, by name.
    func forms() throws(StoreError) -> [StoredForm]
    /// The version in force of one form.
    func form(named name: FormName) throws(StoreError) -> StoredForm?
    /// Every translation that a form version ever had, oldest first.
    func translations(of formVersion: Digest) throws(StoreError) -> [StoredTranslation]
    /// The notice with that digest, in force or not.
    func notice(_ digest: Digest) throws(StoreError) -> PublishedNotice?
    /// The privacy policies and terms that are in force.
    func currentNotices() throws(StoreError) -> [PublishedNotice]
    /// The response that a code's digest leads to, withdrawn or not.
    func response(withCode code: Digest) throws(StoreError) -> StoredResponse?
    /// The consent context with that digest.
    func consentContext(_ digest: Digest) throws(StoreError) -> KeptContext?
    /// A consent context in which people were asked by the consent notice of that digest.
    func consentContext(withNotice notice: Digest) throws(StoreError) -> KeptContext?
    /// The digests of the codes of responses that stand and have a consent that runs out on `day` or
    /// before, at most `limit`.
    func codesWithConsentsEnding(by day: Day, limit: Int) throws(StoreError) -> [Digest]
    /// The draft that a code's digest leads to, expired or not.
    func draft(withCode code: Digest) throws(StoreError) -> StoredDraft?
    /// The digests of the codes of a form's drafts that have not expired, in the order in which they were
    /// begun, after `code` (from the first for nil), at most `limit`.
    func draftCodes(
        of form: FormName, after code: Digest?, limit: Int
    ) throws(StoreError) -> [Digest]
    /// The maintained counts of a form, every cell that it ever had.
    func counts(of form: FormName) throws(StoreError) -> [CountRow]
    /// How many subjects stand at which status, for each form and purpose.
    func consentTotals() throws(StoreError) -> [ConsentTotal]
    /// What people asked for by an address and no worker has looked at, oldest first, at most `limit`.
    func requests(limit: Int) throws(StoreError) -> [StoredRequest]
    /// The subscription of that address with its consents.
    func subscription(withAddress digest: Digest) throws(StoreError) -> StoredSubscription?
    /// The subscription in that row, unless it was erased.
    func subscription(_ number: Int) throws(StoreError) -> StoredSubscription?
    /// The subscription to which a link in its mails leads.
    func subscription(
        withLink digest: Digest, to link: SubscriberLink
    ) throws(StoreError) -> StoredSubscription?
    /// The subscription to which the mail of that name went, unless it went to another address than
    /// the one that the subscription has now.
    func subscription(ofMail subject: [UInt8]) throws(StoreError) -> StoredSubscription?
    /// Says whether the subscriber to whom the mail of that name went has confirmed the address since it
    /// left, by the link of a later mail.
    func isProven(sinceMail subject: [UInt8]) throws(StoreError) -> Bool
    /// Says whether a mail of that name was made here and is still remembered.
    func knows(mail subject: [UInt8]) throws(StoreError) -> Bool
    /// Says whether the returned mail of that digest was imported.
    func isImported(_ returned: Digest) throws(StoreError) -> Bool
    /// The subscriptions that were not erased, in the order of their arrival, after a number, at most
    /// `limit`.
    func subscriptions(after number: Int, limit: Int) throws(StoreError) -> [StoredSubscription]
    /// What the token of that digest confirms.
    func confirmation(_ token: Digest) throws(StoreError) -> StoredConfirmation?
    /// The mails that wait or are being sent, oldest first, at most `limit`.
    func outbox(limit: Int) throws(StoreError) -> [OutboxEntry]
    /// The mails that were sent or given up, the last first, at most `limit`.
    func endedMails(limit: Int) throws(StoreError) -> [OutboxEntry]
    /// The mail of that number.
    func mail(_ number: Int) throws(StoreError) -> OutboxEntry?
    /// Says whether a worker has a mail to that subscriber in hand at this moment.
    func isInHand(mailOf subscriber: Int, at moment: Moment) throws(StoreError) -> Bool
    /// The invitation whose link has the token of that digest.
    func invitation(withToken token: Digest) throws(StoreError) -> StoredInvitation?
    /// The invitations of that address, answered or not, oldest first.
    func invitations(to address: Digest) throws(StoreError) -> [StoredInvitation]
    /// Says whether that address has an invitation to the form, answered or not.
    func isInvited(_ address: Digest, to form: FormName) throws(StoreError) -> Bool
    /// The invitations of which a reminder is due on `day`, at most `limit`.
    func remindersDue(on day: Day, limit: Int) throws(StoreError) -> [StoredInvitation]
    /// How many invitations to a form stand where.
    func invitationTally(of form: FormName) throws(StoreError) -> InvitationTally
    /// Why nobody may write to that address without a fresh confirmation; nil when one may.
    func suppression(of address: Digest) throws(StoreError) -> Suppression?
    /// How much is past its time.
    func tally(_ due: RetentionDue) throws(StoreError) -> RetentionTally
    /// The periods that a notice names, as they were when it was published last.
    func periods(of notice: Digest) throws(StoreError) -> [String: Int]
    /// When a kind of upkeep was last done; nil when it never was.
    func lastUpkeep(_ kind: Upkeep) throws(StoreError) -> Moment?
    /// What operators did, oldest first, the last `limit` of it.
    func actions(limit: Int) throws(StoreError) -> [StoredAction]
    /// The edge of the ledger's tree.
    func ledgerTree() throws(StoreError) -> MerkleTree
    /// The leaves from a position on, at most `limit`.
    func ledgerLeaves(from position: Int, limit: Int) throws(StoreError) -> [LedgerLeaf]
    /// The key with which the ledger's heads are signed now.
    var ledgerKey: NoteKey { get }
    /// The signed head of the ledger, newest first; nil before the first leaf.
    func ledgerHead() throws(StoreError) -> SignedNote?
    /// The content of a tile (C2SP tlog-tiles); nil when the ledger does not have it yet.
    func ledgerTile(_ tile: LedgerTile) throws(StoreError) -> [UInt8]?
    /// The proof that the leaf at `index` stands in the tree of the first `size` leaves, which exist.
    func inclusionProof(of index: Int, size: Int) throws(StoreError) -> InclusionProof
    /// The proof that the tree of `newSize` leaves begins with that of `oldSize`; both exist.
    func consistencyProof(from oldSize: Int, to newSize: Int) throws(StoreError) -> ConsistencyProof
    /// The root of the first `size` leaves, which exist.
    func ledgerRoot(ofSize size: Int) throws(StoreError) -> Digest
    /// The last head that witnesses have signed too, with their lines; nil when none has.
    func cosignedHead() throws(StoreError) -> SignedNote?
    /// The digests of the codes of responses, in the order of their arrival, after `code` (from the
    /// first for nil), at most `limit`.
    func responseCodes(after code: Digest?, limit: Int) throws(StoreError) -> [Digest]
    /// The subscribers with what they decided, in the order of their arrival, after a number, at most
    /// `limit`.
    func subscribers(after number: Int, limit: Int) throws(StoreError) -> [StoredSubject]
    /// Every version of a form that was published, oldest first.
    func formVersions(of form: FormName) throws(StoreError) -> [StoredFormVersion]
    /// The number of the response that came last, of whatever form; 0 when there is none.
    func lastRecord() throws(StoreError) -> Int
    /// The responses to any version of a form that count now, by their numbers, from those numbers.
    func records(
        of form: FormName, in numbers: ClosedRange<Int>
    ) throws(StoreError) -> [StoredRecord]
    /// The sheet of the responses to a form from that number on, without its texts where they are not
    /// wanted; nil when there is none, because some of them are still to come or have changed since.
    func sheet(
        at place: SheetPlace, withTexts: Bool
    ) throws(StoreError) -> SheetContents?
    /// The first numbers of the sheets that a form has, in their order.
    func sheets(of form: FormName) throws(StoreError) -> [Int]
    /// The purposes for which the responses of those numbers may be processed now, whatever their form.
    func validPurposes(
        ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Set<PurposeIdentifier>]
    /// The plan of a form's releases that is in force; nil when there is none.
    func releasePlan(of form: FormName) throws(StoreError) -> StoredReleasePlan?
    /// The plan of that digest, in force or not; nil when there is none.
    func releasePlan(named digest: Digest) throws(StoreError) -> StoredReleasePlan?
    /// What the next release of a plan has to go on from.
    func releasePast(of plan: Digest) throws(StoreError) -> ReleasePast
    /// Which releases of a plan counted the responses of those numbers; others are newcomers.
    func participations(
        in plan: Digest, ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Participation]
    /// A release of a form by its serial number, or the last for nil.
    func release(_ serial: Int?, of form: FormName) throws(StoreError) -> StoredRelease?
    /// Every release of a form, whatever its plan, oldest first.
    func releases(of form: FormName) throws(StoreError) -> [StoredRelease]
    /// The response of that number, withdrawn or not.
    func response(ofRecord number: Int) throws(StoreError) -> StoredResponse?
    /// The text of that name that was made of a story.
    func story(named name: StoryName) throws(StoreError) -> StoredStory?
    /// The texts that were made of the stories of a code, oldest first.
    func stories(ofCode code: Digest) throws(StoreError) -> [StoredStory]
    /// The texts of all stories, oldest first, from behind a row, at most `limit`.
    func stories(after row: Int, limit: Int) throws(StoreError) -> [StoredStory]
    /// The texts that everybody can read, newest first, without the first `skipped`, at most `limit`.
    func publishedStories(
        skipping skipped: Int, limit: Int
    ) throws(StoreError) -> [StoredStory]
    /// How many texts everybody can read.
    func publishedStoryCount() throws(StoreError) -> Int
    /// What somebody who watches the store asks again and again.
    func figures() throws(StoreError) -> StoreFigures
    /// How many responses there are, withdrawn ones too.
    func responseCount() throws(StoreError) -> Int
    /// The webhooks, by name.
    func webhooks() throws(StoreError) -> [StoredWebhook]
    /// What a webhook is told or was told, at most `limit`.
    func deliveries(
        of webhook: Int, _ part: WebhookDelivery.Part, limit: Int
    ) throws(StoreError) -> [WebhookDelivery]
    /// Says whether ``WritingStore/nextDelivery(after:at:lease:)`` has anything to do or to give.
    func isDeliveryDue(at moment: Moment) throws(StoreError) -> Bool
    /// A number that changes whenever another process has changed what everybody is shown; it may change
    /// more often.
    func changeMark() throws(StoreError) -> Int
    /// What the engine itself finds wrong with its files; empty when they are sound.
    func integrityFindings() throws(StoreError) -> [String]
}
