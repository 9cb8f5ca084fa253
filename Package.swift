// swift-tools-version: 6.2
import PackageDescription

/// The strict settings every target of ours is built with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// MARK: Packages from outside

let gRDB = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "kiosk",
    products: [
        .executable(name: "kiosk", targets: ["kiosk"]),
        .executable(name: "kiosk-intake", targets: ["kiosk-intake"]),
        .executable(name: "kiosk-gate", targets: ["kiosk-gate"]),
        .library(name: "StatementKiller", type: .dynamic, targets: ["CStatementKiller"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // MARK: The ground floor: values, law, flows. No package, not even Foundation.

        .target(name: "Insurance", swiftSettings: strict),
        .target(name: "InsuranceRules", dependencies: ["Insurance"], swiftSettings: strict),
        .target(name: "Desk", dependencies: ["Insurance", "InsuranceRules"], swiftSettings: strict),

        // MARK: Adapters: each knows one outside thing.

        .target(name: "StrictFiles", dependencies: ["Insurance", yams], swiftSettings: strict),
        .target(
            name: "RuleFiles",
            dependencies: ["Insurance", "InsuranceRules", "Desk", "StrictFiles", crypto],
            swiftSettings: strict
        ),
        .target(
            name: "Ledger",
            dependencies: ["Insurance", "InsuranceRules", "Desk", crypto, gRDB],
            swiftSettings: strict
        ),
        .target(
            name: "Printing",
            dependencies: [
                "Insurance", "Desk", "CCairo", "CCups", "CHarfBuzz", "CMalloc", "CPango", "CQRencode", "CRsvg", "CZlib",
                "StrictFiles",
                lifecycle, logging, subprocess,
            ],
            swiftSettings: strict
        ),
        .target(name: "Forms", dependencies: ["Insurance", "Desk", "CXlsxWriter", "CZip"], swiftSettings: strict),
        .target(
            name: "UploadContract", dependencies: ["Insurance", "CZlib", crypto], exclude: ["Protocol/Protocol.md"],
            resources: [
                .embedInCode("Protocol/openapi.yaml"), .embedInCode("Protocol/payload-dictionary.txt"),
            ], swiftSettings: strict),
        .target(
            name: "Upload",
            dependencies: [
                "Insurance", "Desk", "UploadContract", httpClient, lifecycle, logging, nioCore, nioHTTP1,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", crypto, cryptoExtras, hummingbird, httpTypes, lifecycle, logging,
                nioCore,
            ],
            resources: [.copy("Pages"), .copy("Static")],
            swiftSettings: strict
        ),
        .target(name: "Scanning", dependencies: ["Desk", lifecycle, logging], swiftSettings: strict),
        .target(
            name: "Intake",
            dependencies: [
                "Insurance", "UploadContract", "CPQ", crypto, gRDB, hummingbird, httpTypes, logging, nioCore,
            ],
            swiftSettings: strict
        ),

        // MARK: System libraries

        .systemLibrary(name: "CCairo", pkgConfig: "cairo-pdf", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CCups", providers: [.apt(["libcups2-dev"])]),
        .systemLibrary(
            name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CRsvg", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

        // MARK: Programs: they only assemble.

        .executableTarget(
            name: "kiosk",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", "StrictFiles", "RuleFiles", "Ledger", "Forms", "Printing",
                "UploadContract", "Upload", "Web", "Scanning", arguments, crypto, cryptoExtras, httpClient, lifecycle,
                logging, nioCore, nioHTTP1, signals,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "kiosk-intake",
            dependencies: ["Intake", "Insurance", "UploadContract", arguments, logging],
            swiftSettings: strict
        ),
        .executableTarget(name: "kiosk-gate", swiftSettings: strict),

        .executableTarget(
            name: "kiosk-bench",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", "RuleFiles", "Ledger", "Printing", "UploadContract", "Intake",
                arguments, gRDB, httpClient, nioCore, nioHTTP1,
            ],
            swiftSettings: strict
        ),

        // MARK: Tests

        .target(
            name: "TestSupport",
            dependencies: ["Insurance", "InsuranceRules", "Desk", "RuleFiles"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(name: "InsuranceTests", dependencies: ["Insurance", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "InsuranceRulesTests",
            dependencies: ["Insurance", "InsuranceRules", "RuleFiles", "TestSupport", yams],
            resources: [.copy("Cases")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "RuleFilesTests",
            dependencies: ["Insurance", "InsuranceRules", "RuleFiles", "StrictFiles", "TestSupport"],
            resources: [.copy("Cases")],
            swiftSettings: strict
        ),
        // Hears what SQLite asks of the disk.
        .target(
            name: "CRecordingDisk", path: "Tests/CRecordingDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        // Loaded before SQLite, ends the kiosk between two statements.
        .target(
            name: "CStatementKiller", path: "Tests/CStatementKiller", linkerSettings: [.linkedLibrary("sqlite3")]),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", "Ledger", "TestSupport", "CRecordingDisk", crypto, gRDB,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FormsTests", dependencies: ["Insurance", "Desk", "Forms", "CZip", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PrintingTests",
            dependencies: ["Insurance", "Desk", "Printing", "TestSupport", "kiosk", "kiosk-gate", logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "UploadTests",
            dependencies: [
                "Insurance", "Desk", "Upload", "UploadContract", "Intake", "TestSupport", crypto, httpClient, logging,
                nioCore,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Insurance", "Intake", "UploadContract", "TestSupport", crypto, hummingbird, hummingbirdTesting,
                httpTypes,
                nioCore, yams,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", "Ledger", "Web", "RuleFiles", "TestSupport", crypto, hummingbird,
                hummingbirdTesting, httpTypes, nioCore,
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "ScanningTests", dependencies: ["Scanning", "Desk", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ProcessTests",
            dependencies: [
                "Insurance", "InsuranceRules", "Desk", "Ledger", "TestSupport", "UploadContract", "kiosk", "kiosk-gate",
                "kiosk-intake", "CStatementKiller", gRDB, httpClient, logging,
            ],
            swiftSettings: strict
        ),
    ]
)
