"""What an invoice adds up to."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def line_total(line, rate):
    net = Decimal(line["quantity"]) * Decimal(line["price"])
    return (net * (1 + rate)).quantize(CENT, rounding=ROUND_HALF_UP)


def invoice_total(lines, rate):
    return sum(line_total(line, rate) for line in lines)
