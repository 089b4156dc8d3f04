from decimal import Decimal

from app.invoices import line_total


def test_tax_is_added_to_the_line():
    line = {"quantity": "2", "price": "10.00"}
    assert line_total(line, Decimal("0.21")) == Decimal("24.20")
