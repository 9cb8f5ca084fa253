// The words of sheets for the office; they are Vietnamese alone.

extension Joining {
    var printed: String {
        switch self {
        case .new: "Mới"
        case .resumed: "Tham gia lại"
        case .renewed: "Đóng tiếp"
        }
    }
}

extension Payment.Method {
    var printed: String { self == .cash ? "Tiền mặt" : "Chuyển khoản" }
}

extension ServiceKind {
    var printed: String {
        switch self {
        case .vssID: "Hướng dẫn VssID"
        case .nonCash: "Lương hưu không dùng tiền mặt"
        case .channelViews: "Lượt xem trên kênh"
        }
    }
}

extension ConsultationOutcome {
    var printed: String {
        switch self {
        case .enrol: "Tham gia"
        case .followUp: "Hẹn lại"
        case .declined: "Chưa tham gia"
        }
    }
}

extension DocumentKind {
    var printed: String {
        switch self {
        case .healthCard: "Thẻ BHYT"
        case .bookCover: "Bìa sổ"
        case .bookSheet: "Tờ rời"
        case .receipt: "Biên lai"
        case .slip: "Giấy xác nhận"
        }
    }
}

extension PaperFate.Kind {
    var printed: String {
        switch self {
        case .kept: "giữ tại cơ quan"
        case .agent: "đại lý mang đến"
        case .posted: "gửi bưu điện"
        case .later: "in sau"
        case .electronic: "bản điện tử"
        case .destroyed: "phôi hỏng"
        }
    }
}
