package import Disclosure
package import FormModel
package import Store
package import Values

/// The plans of one form's releases, with the versions of the form that they were made for.
package struct ReleasePlans: Sendable {
    /// Every published version of the form, oldest first.
    package let versions: [Form]
    /// The version in force.
    package let current: Form
    private let store: any ReadingStore

    /// A plan with the version of the form that it was made for.
    package struct Planned: Sendable {
        package let plan: ReleasePlan
        package let form: Form
    }

    package init(of stored: StoredForm, in store: any ReadingStore) throws {
        self.store = store
        versions = try store.formVersions(of: stored.name).map { version in
            try FormReader.read(version.source, fileName: stored.name.text).get()
        }
        current = try FormReader.read(stored.source, fileName: stored.name.text).get()
    }

    /// The form's name.
    package var name: FormName { current.name }

    /// The plan in force; nil when there is none.
    package func inForce() throws -> Planned? {
        try store.releasePlan(of: name).map(read)
    }

    /// The plan of a release.
    package func plan(of release: StoredRelease) throws -> Planned {
        guard let stored = try store.releasePlan(named: release.plan) else {
            throw ReleaseFault.unreadablePlan(name)
        }
        return try read(stored)
    }

    /// The plan that the version in force has by default; nil when nothing of it can be counted.
    package var usual: Planned? {
        ReleasePlan(of: current).map { Planned(plan: $0, form: current) }
    }

    /// The plan that a file describes, or everything that is wrong with the file.
    package func read(_ file: [UInt8], fileName: String) -> Result<Planned, PlanFindings> {
        PlanReader.read(file, fileName: fileName, of: versions).map { plan in
            Planned(plan: plan, form: version(of: plan.formDigest) ?? current)
        }
    }

    private func read(_ stored: StoredReleasePlan) throws -> Planned {
        let candidates = versions.lazy.compactMap { form in
            ReleasePlan(stored: stored.bytes, of: form).map { Planned(plan: $0, form: form) }
        }
        guard let planned = candidates.first else { throw ReleaseFault.unreadablePlan(name) }
        return planned
    }

    private func version(of digest: Digest) -> Form? { versions.first { $0.digest == digest } }
}

extension StoredRelease {
    /// The release as it can be shown.
    package func read(_ plan: ReleasePlan) throws(ReleaseFault) -> Release {
        guard let release = Release(frozen: bytes, plan: plan) else {
            throw .unreadableRelease(serial: serial)
        }
        return release
    }
}
