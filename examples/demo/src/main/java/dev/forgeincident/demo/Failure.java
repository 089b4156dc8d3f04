package dev.forgeincident.demo;

/** Why an incident's requests fail: what the log says of each. */
enum Failure {
    /** The driver rejects the connection string, whatever is asked for. */
    INVALID_DSN,
    /** A system outside does not answer; only new invoices ask it. */
    OUTSIDE_TIME_OUT;

    String method() {
        return this == INVALID_DSN ? "GET" : "POST";
    }

    String path(int invoice) {
        return this == INVALID_DSN ? "/invoices/INV-" + invoice : "/invoices";
    }

    int millis() {
        return this == INVALID_DSN ? 3 : 5_006;
    }

    /** The Python traceback, through lines that stand in the repository. */
    String traceback(WrittenRepository code) {
        StringBuilder text = new StringBuilder("Traceback (most recent call last):\n");
        site(text, "flask/app.py", 880, "full_dispatch_request", "rv = self.dispatch_request()");
        switch (this) {
            case INVALID_DSN -> {
                ours(text, code, "app/api.py", "show_invoice", "invoice = invoices.find(number)");
                // The first of two such lines is in create().
                frame(
                        text,
                        "/srv/invoice-api/app/invoices.py",
                        code.lineOf("app/invoices.py", "def find(") + 1,
                        "find",
                        "with db.connection() as conn, conn.cursor() as cursor:");
                frame(
                        text,
                        "/usr/local/lib/python3.12/contextlib.py",
                        137,
                        "__enter__",
                        "return next(self.gen)");
                ours(
                        text,
                        code,
                        "app/db.py",
                        "connection",
                        "conn = psycopg2.connect(**settings.database_options())");
                ours(text, code, "config/settings.py", "database_options", "return parse_dsn(DSN)");
                text.append(
                        "psycopg2.ProgrammingError: invalid dsn: invalid connection option"
                                + " \"server\"");
            }
            case OUTSIDE_TIME_OUT -> {
                ours(text, code, "app/api.py", "create_invoice", "made = invoices.create(");
                ours(text, code, "app/invoices.py", "create", "rate = tax.rate_for(country)");
                ours(text, code, "app/tax.py", "rate_for", "answer = requests.get(");
                site(text, "requests/api.py", 73, "get", "return request(\"get\", url, **kwargs)");
                site(
                        text,
                        "requests/adapters.py",
                        713,
                        "send",
                        "raise ReadTimeout(e, request=request)");
                text.append(
                        "requests.exceptions.ReadTimeout: HTTPSConnectionPool("
                                + "host='rates.vat-desk.example', port=443): Read timed out."
                                + " (read timeout=5)");
            }
        }
        return text.toString();
    }

    private static void ours(
            StringBuilder text,
            WrittenRepository code,
            String path,
            String function,
            String statement) {
        int line = code.lineOf(path, statement);
        frame(text, "/srv/invoice-api/" + path, line, function, code.line(path, line));
    }

    private static void site(
            StringBuilder text, String path, int line, String function, String statement) {
        frame(text, "/usr/local/lib/python3.12/site-packages/" + path, line, function, statement);
    }

    private static void frame(
            StringBuilder text, String path, int line, String function, String statement) {
        text.append("  File \"%s\", line %d, in %s\n".formatted(path, line, function))
                .append("    ")
                .append(statement.strip())
                .append('\n');
    }
}
