import ArgumentParser

/// The option every command that works on a site's files takes.
struct SettingsOption: ParsableArguments {
    @Option(name: .long, help: "The site's settings file.")
    var config: String

    func read() throws -> Settings { try Settings.read(file: config) }
}
