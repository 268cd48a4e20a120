/// How a setting is called as a variable: `mail.smtp.passwordFile` is `RECOUNT_MAIL_SMTP_PASSWORD_FILE`.
package enum SettingVariable {
    static let prefix = "RECOUNT_"

    /// The name of the variable for a key.
    package static func name(of key: String) -> String {
        var name = prefix
        for letter in key {
            if letter.isUppercase { name.append("_") }
            name += letter == "." ? "_" : letter.uppercased()
        }
        return name
    }

    /// Says whether a variable is meant for the product.
    static func isOurs(_ name: String) -> Bool { name.hasPrefix(prefix) }
}
