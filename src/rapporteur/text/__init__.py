"""Pure text: sentences, words, numbers and times. Nothing here reads a file or knows a report."""
