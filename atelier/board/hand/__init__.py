"""Mouse, pen and fingers on the wall: whose a press is, when it is meant, what a drop would do."""
