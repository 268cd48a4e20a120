package import Consent

/// A consent context as it was kept, with the consent notice whose words it asked by.
package struct KeptContext: Sendable {
    package let notice: Notice
    package let content: [UInt8]

    package init(notice: Notice, content: [UInt8]) {
        (self.notice, self.content) = (notice, content)
    }

    /// What it says.
    package func asked() throws(AskedContext.Fault) -> AskedContext {
        try AskedContext(content: content)
    }

    /// The context, to write down what becomes of a consent.
    package func context() throws(AskedContext.Fault) -> ConsentContext {
        ConsentContext(try asked(), notice: notice, content: content)
    }
}
