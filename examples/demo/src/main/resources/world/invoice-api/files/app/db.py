"""Connections to the invoice database."""

from contextlib import contextmanager

import psycopg2

from config import settings


@contextmanager
def connection():
    """One connection for one unit of work; the pooling is PgBouncer's."""
    conn = psycopg2.connect(**settings.database_options())
    try:
        with conn:
            yield conn
    finally:
        conn.close()
