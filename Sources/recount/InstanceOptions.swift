import ArgumentParser

/// Which installation a command works on.
struct InstanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the database and its key file.", valueName: "folder"))
    var data: String?

    @Option(help: ArgumentHelp("A configuration file (JSON).", valueName: "file"))
    var config: String?
}
