"""Documents drawn from one `Report` value, in any format. No Qt, no base; importing this loads nothing."""
