/// How a paper is drawn, besides its values.
struct PaperLook {
    var training = false
    /// Also draws what the blank already carries.
    var showsBlank = false
    /// Also draws the other side, where the template has one.
    var hasBack = false
    var calibration = Calibration.none
    /// Fields that are hidden from whoever looks on.
    var covered: Set<String> = []
}
