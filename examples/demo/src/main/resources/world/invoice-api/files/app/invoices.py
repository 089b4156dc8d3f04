"""Invoices: made once, never changed."""

from decimal import ROUND_HALF_UP, Decimal

from app import db, events, tax


class NumberTaken(Exception):
    """Another invoice has this number."""


def line_total(line, rate):
    net = Decimal(line["quantity"]) * Decimal(line["price"])
    return (net * (1 + rate)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def create(number, customer, country, lines):
    rate = tax.rate_for(country)
    total = sum(line_total(line, rate) for line in lines)
    with db.connection() as conn, conn.cursor() as cursor:
        events.publish("invoice.created", {"number": number, "total": str(total)})
        cursor.execute(
            "insert into invoice (number, customer, total) values (%s, %s, %s)",
            (number, customer, total),
        )
    return {"number": number, "customer": customer, "total": str(total)}


def find(number):
    with db.connection() as conn, conn.cursor() as cursor:
        cursor.execute(
            "select number, customer, total from invoice where number = %s", (number,)
        )
        row = cursor.fetchone()
    return None if row is None else {"number": row[0], "customer": row[1], "total": str(row[2])}
