INVOICE = "Your invoice {number} is ready."
