"""Takes invoice events and queues a mail for each."""

import json

SEEN = set()


def on_event(raw, queue):
    event = json.loads(raw)
    if event["number"] in SEEN:
        return
    SEEN.add(event["number"])
    queue.put({"template": "invoice", "number": event["number"]})
