import Insurance

extension Refusal {
    static func uploadSettings(_ key: String, _ sentence: String) -> Refusal {
        Refusal("upload-settings", sentence, details: ["key": "upload.\(key)"])
    }

    static let uploadInsecure = Refusal(
        "upload-insecure",
        """
        The upload's address begins with http, so anyone on the way could keep the records from arriving. Write an \
        https address; http is for this machine only.
        """)

    static let signingKeyChanged = Refusal(
        "signing-key-changed",
        """
        Records in the queue were signed with another key than this kiosk holds now, so they were not sent and wait. \
        Put kiosk-signing.key back from its copy and start again.
        """)

    static let exportNothing = Refusal(
        "export-nothing", "Every record has its answer, so there is nothing to carry to the province.")

    static let answersMissing = Refusal(
        "answers-missing",
        """
        The medium holds no answer for this kiosk, so nothing was read. Let the province take the batches in first, \
        with kiosk-intake import, and bring the same medium back.
        """)

    static func answerToOther(_ batch: String) -> Refusal {
        Refusal(
            "answer-to-other",
            """
            The answer named \(batch) on the medium is not to that batch of this kiosk, so it was not read. Have the \
            province take the medium in again.
            """, details: ["batch": batch])
    }

    static func uploadDeferred(_ code: String) -> Refusal {
        Refusal(
            "upload-deferred",
            """
            The province cannot take some records yet (\(code)), so they stay in the queue and are tried again. Tell the \
            province this word: it lacks a key or an update.
            """,
            details: ["reason": code])
    }

    static func uploadUnreachable(_ reason: String) -> Refusal {
        Refusal(
            "upload-unreachable",
            """
            The province does not answer (\(reason)), so the records stay in the queue and are tried again. Look at the \
            network if this lasts.
            """,
            details: ["reason": reason])
    }

    static func uploadNotTrusted(_ reason: String) -> Refusal {
        Refusal(
            "upload-not-trusted",
            """
            Something answered that is not the province (\(reason)), so nothing counts as sent. Often this is the login \
            page of a guest network: sign in to the network, or use another one.
            """,
            details: ["reason": reason])
    }

    static func uploadRejected(status: Int) -> Refusal {
        let cause =
            switch status {
            case 401: "it does not know this kiosk: have it enrolled"
            case 403: "the signature is not that of this kiosk's key: have it enrolled anew"
            case 413: "too much was sent at once: less is sent the next time"
            case 429, 500...599: "it is busy or in trouble: nothing to do here"
            default: "the request does not suit it: look whether the kiosk needs an update"
            }
        return Refusal(
            "upload-rejected",
            "The province did not take the records (status \(status)); \(cause). They stay in the queue and are tried again.",
            details: ["status": String(status)])
    }
}
