public import Printing
public import TestSupport

extension ScriptedPrinter: DocumentPrinter {}
