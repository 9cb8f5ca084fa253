/// A library that is loaded before SQLite and ends its process between two
/// statements of a transaction.
///
/// `STATEMENT_KILLER` names a file with a number. The next transaction that
/// begins takes the file away and counts its statements: before the one with
/// that number the process is killed (SIGKILL); a number one past the last is
/// the moment after the commit. A transaction that ends before writes how many
/// it had into the file with `.whole` added to its name.
void statement_killer(void);
