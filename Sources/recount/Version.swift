/// The version of the product (semver.org).
enum Version {
    static let text = "0.1.0"
}
