extension Schema {
    /// What a report has told stays as it was told.
    ///
    /// A close names what is in it before its own envelope is written; from then
    /// on no shift and no consultation joins it, and no service it counted is
    /// taken back.
    static let toldDays = """
        DROP TRIGGER visitToldOnce;
        CREATE TRIGGER visitToldOnce BEFORE UPDATE OF toldIn ON visit
        WHEN NEW.toldIn IS NOT OLD.toldIn AND (OLD.toldIn IS NOT NULL OR NEW.outcome IS NULL
             OR NEW.toldIn IS NOT (SELECT id FROM dayClose ORDER BY seq DESC LIMIT 1)
             OR EXISTS (SELECT 1 FROM envelope WHERE kind = 'day-close' AND about = NEW.toldIn))
        BEGIN SELECT RAISE(ABORT, 'visit: an ended consultation is told once, in the report being made'); END;

        CREATE TRIGGER dayCloseShiftUntold BEFORE INSERT ON dayCloseShift
        WHEN EXISTS (SELECT 1 FROM envelope WHERE kind = 'day-close' AND about = NEW.dayClose)
        BEGIN SELECT RAISE(ABORT, 'dayCloseShift: that day is told'); END;

        CREATE TRIGGER serviceActOfOpenDay BEFORE INSERT ON serviceAct
        WHEN (SELECT seq FROM envelope WHERE kind = 'service' AND about = NEW.undoes)
             < (SELECT MAX(seq) FROM envelope WHERE kind = 'day-close')
        BEGIN SELECT RAISE(ABORT, 'serviceAct: a report has counted what it takes back'); END;
        """
}
