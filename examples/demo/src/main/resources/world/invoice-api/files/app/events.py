"""Events for those who must know: notification-service listens."""

import json
import logging

from config import settings

log = logging.getLogger(__name__)


def publish(kind, body):
    log.info("%s -> %s: %s", kind, settings.EVENT_TOPIC, json.dumps(body))
