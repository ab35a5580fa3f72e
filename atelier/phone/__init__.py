"""The participants' side: the page for phones, the thread that gives it out, QR codes, addresses. No Qt."""
