"""The same report as many producers write it: Word, LibreOffice, Google Docs, WPS, and printers of PDF."""
