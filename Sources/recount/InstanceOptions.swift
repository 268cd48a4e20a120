import ArgumentParser

/// Which installation a command works on.
struct InstanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the database and its key file.", valueName: "folder"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "A PostgreSQL database in place of the folder's.", valueName: "address"))
    var database: String?

    @Option(help: ArgumentHelp("A configuration file (JSON).", valueName: "file"))
    var config: String?
}
