extension Schema {
    /// Each time a supervisor said that the clock is right and ran ahead before.
    static let clockActs = """
        CREATE TABLE clockAct (
            seq     INTEGER PRIMARY KEY,
            at      INTEGER NOT NULL,
            former  INTEGER NOT NULL CHECK (former > at),
            officer TEXT NOT NULL CHECK (officer <> '')
        ) STRICT;
        CREATE TRIGGER clockActWritten BEFORE UPDATE ON clockAct
        BEGIN SELECT RAISE(ABORT, 'clockAct: what was accepted stays so'); END;
        """

    /// What the province says of a refused record may name a person, so it is
    /// kept sealed; of earlier answers the code is left.
    static let sealedAnswers = """
        ALTER TABLE envelope ADD COLUMN answerSentence BLOB
            CHECK (answerSentence IS NULL OR (state = 'refused' AND length(answerSentence) > 28));
        UPDATE envelope SET answerText = NULL WHERE answerText IS NOT NULL;
        CREATE TRIGGER envelopeAnswerSealed BEFORE UPDATE OF answerText ON envelope WHEN NEW.answerText IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'envelope: an answer is kept sealed'); END;
        """
}
