"""Phones in a process of their own, which is started as a script: a wave of post-its for each line that it reads.

A line is `{"url": …, "phones": {name: [text, …], …}}`; each phone has an address and a token of its own, signs its
name, sends one post-it after the other, and taps twice on the last one. For each answer a line is written,
`{"text": …, "status": …}`; after the last one `{"done": true}`.
"""

import http.client
import json
import secrets
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

TIMEOUT_S = 20


def answers(url: str, number: int, name: str, texts: Iterable[str]) -> list[dict[str, Any]]:
    """Send the post-its of one phone; what became of each."""
    place = urlsplit(url)
    line = http.client.HTTPConnection(
        place.hostname or "", place.port, timeout=TIMEOUT_S, source_address=(f"127.0.3.{number}", 0)
    )
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "X-Phone": secrets.token_urlsafe(16),
    }
    told = []
    posts = [(text, secrets.token_urlsafe(16)) for text in texts]
    for text, key in [*posts, posts[-1]]:
        line.request("POST", place.path, json.dumps({"key": key, "text": text, "name": name}), headers)
        answer = line.getresponse()
        answer.read()
        told.append({"text": text, "status": answer.status})
    line.close()
    return told


def send_wave(wave: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """All the phones of a wave at once."""
    with ThreadPoolExecutor() as hands:
        sent = [
            hands.submit(answers, wave["url"], number, name, texts)
            for number, (name, texts) in enumerate(wave["phones"].items(), start=1)
        ]
        for phone in sent:
            yield from phone.result()


def main() -> None:
    """Until nothing more is asked."""
    for asked in sys.stdin:
        for answer in [*send_wave(json.loads(asked)), {"done": True}]:
            sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
