// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One module of Recount. Imports point down: a module sees only what is named here.
///
/// Files that the binary embeds are left to the target `CResources`.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
    also more: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings + more)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [])
    -> Target
{
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name)] + dependencies,
        exclude: exclude,
        swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "recount",
    products: [.executable(name: "recount", targets: ["recount"])],
    traits: [
        .trait(name: "PostgreSQL", description: "Keep the data in PostgreSQL where that is set."),
        .default(enabledTraits: ["PostgreSQL"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries and embedded files, each behind one Swift module.
        .target(
            name: "CMicrohttpd",
            linkerSettings: [.linkedLibrary("microhttpd")]),
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(
            name: "CQrcodegen", pkgConfig: "qrcodegen", providers: [.apt(["libqrcodegen-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Loaded when it is needed, so that nothing is linked.
        .target(name: "CLoader"),
        .target(name: "CCurl", dependencies: ["CLoader"]),
        .target(name: "CPostgreSQL", dependencies: ["CLoader"]),
        .target(name: "CReadstat", dependencies: ["CLoader"]),
        .target(name: "CXlsxwriter", dependencies: ["CLoader"]),
        .target(name: "CResources"),

        module("Values", [crypto]),
        module("Resources", ["CResources"]),
        module("FormModel", ["Values", yams]),
        module("Consent", ["Values", crypto]),
        // The audit of a release takes millions of steps, too many for code without optimisation.
        module(
            "Disclosure", ["Values", "FormModel"],
            also: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        module("Store", ["Values", "FormModel", "Consent", "Disclosure", crypto]),
        module("StoreSQL", ["Store", "Values", "FormModel", "Consent", "Disclosure"]),
        module(
            "StoreSQLite",
            ["StoreSQL", "Store", "Resources", "Values", "FormModel", "Consent", grdb, sqlite]),
        module("StorePostgreSQL", ["StoreSQL", "Store", "Resources", "Values", "CPostgreSQL"]),
        module("Report", ["Values", "FormModel", "Disclosure"]),
        module("Export", ["Values", "FormModel", "CReadstat", "CXlsxwriter"]),
        module(
            "Pages",
            [
                "Values", "FormModel", "Consent", "Resources", "CCmark", "CQrcodegen", mustache,
                yams,
            ],
            exclude: ["Scripts", "Styles", "Templates", "Texts"]),
        module("Mail", ["Values", "CCurl", logging]),
        module("Webhooks", ["Values", "CCurl", crypto]),
        module("HTTPServer", ["CMicrohttpd", "CZlib", httpTypes]),
        module("Metrics"),
        module(
            "Service",
            [
                "HTTPServer", "Metrics", "Pages", "Mail", "Webhooks", "Report", "Export", "Store",
                "Consent", "FormModel", "Disclosure", "Resources", "Values", httpTypes, logging,
            ],
            exclude: ["Interface/openapi.json"]),
        .executableTarget(
            name: "recount",
            dependencies: [
                "Service", "HTTPServer",
                .target(name: "StorePostgreSQL", condition: .when(traits: ["PostgreSQL"])),
                "StoreSQLite", "StoreSQL", "Store", "Report", "Export", "Pages", "Webhooks",
                "FormModel",
                "Consent", "Resources",
                "Disclosure", "Values", argumentParser, logging,
            ],
            swiftSettings: settings),

        tests(of: "Values"),
        tests(
            of: "FormModel", ["Values", "FormTrial"], exclude: ["Faulty", "Schema/validate.py"]),
        // What holds for any bytes that somebody takes for a survey; the fuzzer asks for the same.
        .target(
            name: "FormTrial", dependencies: ["FormModel", "Values", yams],
            path: "Tests/Fuzzing/FormTrial", swiftSettings: settings),
        // Judges of the ledger that others wrote, and one of releases, which several suites ask.
        .target(
            name: "Referees", path: "Tests/Referees",
            exclude: [
                "check_release_auditor.py", "referee.go", "referee.py", "release_attack.py",
                "release_auditor.py", "release_document.py", "release_model.py",
                "release_solver.py", "release_targets.py",
            ],
            swiftSettings: settings),
        tests(of: "Consent", ["Referees", "Values", crypto]),
        tests(
            of: "Store",
            [
                "Service", "StoreSQL", "StoreSQLite", "StorePostgreSQL", "PostgreSQLServer",
                "Resources", "FormModel", "Consent", "Disclosure",
                "Values", grdb,
            ],
            exclude: ["Upgrades/0001.sql", "Upgrades/0007.sql", "Upgrades/0012.sql"]),
        tests(of: "Disclosure", ["FormModel", "Referees", "Values"]),
        tests(
            of: "Report", ["Disclosure", "FormModel", "Snapshots", "Values"], exclude: ["Snapshots"]
        ),
        tests(of: "Export", ["FormModel", "Values"]),
        tests(
            of: "Pages", ["FormModel", "Consent", "Mail", "MailSink", "Snapshots", "Values"],
            exclude: ["Snapshots", "judge-spam.pl"]),
        tests(of: "HTTPServer", [httpTypes]),
        tests(of: "Metrics"),
        // Texts and pages as a person last approved them.
        .target(name: "Snapshots", path: "Tests/Snapshots", swiftSettings: settings),
        // A mail server that keeps what it takes, and can be told to fail.
        .target(name: "MailSink", path: "Tests/MailSink", swiftSettings: settings),
        tests(of: "Mail", ["MailSink", "Values", logging], exclude: ["judge.py", "Samples"]),
        // A receiver of webhooks that keeps what it takes, and can be told to fail.
        .target(
            name: "WebhookSink", dependencies: ["MailSink"], path: "Tests/WebhookSink",
            swiftSettings: settings),
        tests(of: "Webhooks", ["MailSink", "WebhookSink", "Values"]),
        // A database server of the tests' own.
        .target(
            name: "PostgreSQLServer", dependencies: ["MailSink"], path: "Tests/PostgreSQLServer",
            exclude: ["serve.sh"], swiftSettings: settings),
        // Answers to the demonstration's surveys, which both of the following give.
        .target(
            name: "Demonstration", path: "Tests/Demonstration", swiftSettings: settings),

        // Fills a data folder with made-up responses, for `make bench`.
        .executableTarget(
            name: "ResponseMaker",
            dependencies: [
                "Consent", "FormModel", "Service", "Store", "StorePostgreSQL", "StoreSQL",
                "StoreSQLite", "Values",
            ],
            path: "Tests/Benchmarks/ResponseMaker", swiftSettings: settings),

        // The program itself, in a real browser.
        .testTarget(
            name: "BrowserTests",
            dependencies: [
                "recount", "Demonstration", "FormModel", "HTTPServer", "MailSink", "Pages",
                "Values", httpTypes,
            ],
            swiftSettings: settings),

        // The product as a process: these tests start the built binary.
        tests(
            of: "Service",
            [
                "recount", "Consent", "Demonstration", "Disclosure", "FormModel", "Mail",
                "MailSink", "Pages", "PostgreSQLServer", "Referees", "Snapshots", "Store",
                "StorePostgreSQL", "StoreSQL", "StoreSQLite", "Values", "WebhookSink", grdb,
                logging,
            ],
            exclude: ["Figures", "FirstRelease", "Rules", "Snapshots"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)

// The fuzzer has its `main` from libFuzzer, so that it links only when it is built as one: `make fuzz`.
if Context.environment["RECOUNT_FUZZ"] != nil {
    package.products.append(.executable(name: "FormFuzzer", targets: ["FormFuzzer"]))
    package.targets.append(
        .executableTarget(
            name: "FormFuzzer", dependencies: ["FormTrial"], path: "Tests/Fuzzing/FormFuzzer",
            swiftSettings: settings))
}
