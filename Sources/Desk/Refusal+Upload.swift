public import Insurance

extension Refusal {
    /// Nobody set up where records go.
    public static let uploadOff = Refusal(
        "upload-off", "No upload is set up on this kiosk, so records stay here. Have upload.url set and start again.")
}
