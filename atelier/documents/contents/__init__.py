"""What each document says of a meeting: a report and its options become a manuscript. Nothing here knows a format."""
