package import Store

extension SQLStore {
    /// Frees the numbers of all versions, so that other content can be published under them: in a
    /// preview an author saves many contents under one number.
    ///
    /// In an installation one number never names two contents. What had the number keeps it with a
    /// suffix (Semantic Versioning 2.0.0, build metadata).
    package func freeVersionNumbers() throws(StoreError) {
        try write { database in
            for table in ["form_version", "form_translation"] {
                try database.run(
                    """
                    UPDATE \(table) SET version = version || '+' || id
                    WHERE version NOT LIKE '%+%'
                    """)
            }
        }
    }
}
