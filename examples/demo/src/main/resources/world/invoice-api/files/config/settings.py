"""Settings of invoice-api: what differs from one environment to the next, and nothing else."""

import os

from psycopg2.extensions import parse_dsn

SERVICE = "invoice-api"
LOG_LEVEL = os.environ.get("LOG_LEVEL", "INFO")
TAX_RATES_URL = os.environ.get("TAX_RATES_URL", "")

# Where the invoices are kept.
DSN = os.environ.get("DB_CONNECTION", "host=10.0.1.5 port=5432 dbname=invoices user=invoice_api connect_timeout=5")

# Where invoice.created goes.
EVENT_TOPIC = os.environ.get("EVENT_TOPIC", "invoice-events")


def database_options():
    """The connection string, taken apart; libpq knows which keywords there are."""
    return parse_dsn(DSN)
