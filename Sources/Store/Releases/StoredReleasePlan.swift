package import Values

/// A plan of a form's releases, to be put in force.
package struct NewReleasePlan: Hashable, Sendable {
    package let form: FormName
    /// The plan as canonical JSON.
    package let bytes: [UInt8]

    package init(form: FormName, bytes: [UInt8]) { (self.form, self.bytes) = (form, bytes) }

    /// The SHA-256 of ``bytes``, which names the plan.
    package var digest: Digest { Digest(of: bytes) }
}

/// A plan of a form's releases as it is kept.
package struct StoredReleasePlan: Hashable, Sendable {
    package let digest: Digest
    package let bytes: [UInt8]
    package let madeOn: Day

    package init(digest: Digest, bytes: [UInt8], madeOn: Day) {
        (self.digest, self.bytes, self.madeOn) = (digest, bytes, madeOn)
    }
}
