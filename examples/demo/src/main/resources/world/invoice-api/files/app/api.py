"""The HTTP side of invoice-api."""

import logging

from flask import Flask, jsonify, request

from app import invoices
from config import settings

app = Flask(settings.SERVICE)
log = logging.getLogger("app.access")


@app.get("/health")
def health():
    return jsonify(status="up")


@app.post("/invoices")
def create_invoice():
    body = request.get_json()
    made = invoices.create(body["number"], body["customer"], body["country"], body["lines"])
    return jsonify(made), 201


@app.get("/invoices/<number>")
def show_invoice(number):
    invoice = invoices.find(number)
    if invoice is None:
        return jsonify(error="no such invoice"), 404
    return jsonify(invoice)
