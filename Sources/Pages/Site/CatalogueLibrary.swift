import Values

/// Reads the catalogues of all languages. What an operator's file leaves out is our text in that
/// language, or else our English one.
struct CatalogueLibrary {
    let files: SiteFiles
    /// The site's own language, which comes first.
    let main: LanguageTag

    func file(of language: LanguageTag) -> String { "\(language.text).yaml" }

    /// The catalogues, that of the site's own language first. Throws every fault at once.
    func catalogues() throws(SiteFaults) -> [Catalogue] {
        guard let english = LanguageTag("en") else { preconditionFailure("en is a language") }
        let ours = try catalogue(of: english, in: .embedded, over: nil)
        var collector = SiteFaultCollector()
        let catalogues = languages.compactMap { language in
            collector.value { () throws(SiteFaults) in
                let base = language == english ? ours : try embedded(language, over: ours)
                return isOurs(language)
                    ? base : try catalogue(of: language, in: files, over: base)
            }
        }
        try collector.finish()
        return catalogues
    }

    private var languages: [LanguageTag] {
        let all = files.names(endingIn: ".yaml").compactMap { LanguageTag(String($0.dropLast(5))) }
        return all.filter { $0 == main } + all.filter { $0 != main }
    }

    /// Says whether nobody has put a file of their own in place of ours.
    private func isOurs(_ language: LanguageTag) -> Bool {
        let name = file(of: language)
        return files.bytes(of: name) == SiteFiles.embedded.bytes(of: name)
    }

    private func embedded(
        _ language: LanguageTag, over base: Catalogue
    ) throws(SiteFaults) -> Catalogue {
        guard SiteFiles.embedded.bytes(of: file(of: language)) != nil else { return base }
        return try catalogue(of: language, in: .embedded, over: base)
    }

    private func catalogue(
        of language: LanguageTag, in files: SiteFiles, over base: Catalogue?
    ) throws(SiteFaults) -> Catalogue {
        let name = file(of: language)
        let yaml = String(decoding: try files.required(name), as: UTF8.self)
        return try Catalogue(yaml: yaml, file: name, language: language, over: base)
    }
}
