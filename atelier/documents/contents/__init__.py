"""What each document says, in which order: from a report to a manuscript. How it looks is each format's."""
