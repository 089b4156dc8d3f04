package dev.forgeincident.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of fault that an error message gives away by its words. */
public enum Fault {
    CONFIGURATION_REJECTED(
            "rejected setting",
            "invalid connection option",
            "invalid dsn",
            "keyword not supported",
            "unknown option",
            "invalid option",
            "unrecognized option",
            "unknown parameter",
            "invalid parameter",
            "unrecognized configuration",
            "unknown property",
            "unrecognized property",
            "invalid configuration",
            "invalid value for",
            "could not resolve placeholder",
            "couldn't set key",
            "connection string"),
    CONFIGURATION_MISSING(
            "missing setting",
            "missing required",
            "is not set",
            "must be set",
            "no such environment variable",
            "missing environment",
            "environment variable not",
            "config key not found"),
    SCHEMA_MISMATCH(
            "missing table or column",
            "no such table",
            "no such column",
            "unknown column",
            "undefinedcolumn",
            "undefinedtable",
            "invalid column name",
            "invalid object name",
            "relation \"",
            "column \"",
            "undefined column",
            "undefined table",
            "ora-00942",
            "ora-00904"),
    CERTIFICATE_EXPIRED(
            "expired certificate",
            "certificate has expired",
            "certificate expired",
            "certificate_expired",
            "certificateexpiredexception",
            "x509: certificate has expired",
            "notafter"),
    CERTIFICATE(
            "rejected certificate",
            "certificate verify failed",
            "pkix path",
            "sslhandshake",
            "unable to verify the first certificate",
            "x509:",
            "self signed certificate",
            "self-signed certificate"),
    NAME_RESOLUTION(
            "name resolution",
            "unknownhost",
            "name or service not known",
            "temporary failure in name resolution",
            "no such host",
            "enotfound",
            "eai_again",
            "could not resolve host",
            "getaddrinfo"),
    AUTHENTICATION(
            "rejected credentials",
            "authentication failed",
            "password authentication",
            "access denied",
            "permission denied",
            "unauthorized",
            "401",
            "403 forbidden",
            "invalid credentials",
            "login failed"),
    POOL_EXHAUSTED(
            "exhausted pool",
            "pool exhausted",
            "too many connections",
            "connection is not available, request timed out",
            "timeout waiting for connection",
            "timeout exceeded when trying to connect",
            "connection is not available",
            "timeout waiting for idle object",
            "queuepool limit",
            "remaining connection slots",
            "pool size"),
    OUT_OF_MEMORY(
            "out of memory",
            "outofmemory",
            "oomkilled",
            "oom-kill",
            "cannot allocate memory",
            "heap out of memory",
            "memoryerror"),
    DISK_FULL("full disk", "no space left on device", "disk quota exceeded", "disk full", "enospc"),
    THROTTLED(
            "rate limit",
            "too many requests",
            "rate limit",
            "ratelimit",
            "throttl",
            "429",
            "quota exceeded",
            "resource_exhausted"),
    DEADLOCK("deadlock", "deadlock", "lock wait timeout", "could not obtain lock"),
    SERIALISATION(
            "unreadable data",
            "jsonparse",
            "json parse",
            "jsondecodeerror",
            "unexpected token",
            "unrecognizedproperty",
            "unrecognized field",
            "cannot deserialize",
            "deserializ",
            "unmarshal",
            "protobuf"),
    UPSTREAM_ERROR(
            "failing upstream",
            "502 bad gateway",
            "503 service unavailable",
            "504 gateway",
            "bad gateway",
            "service unavailable",
            "upstream connect error",
            "upstream request"),
    CONNECTION_FAILED(
            "failed connection",
            "connection refused",
            "econnrefused",
            "failed to connect",
            "could not connect",
            "unable to connect",
            "cannot connect",
            "connection reset",
            "econnreset",
            "connection closed",
            "no route to host",
            "network is unreachable",
            "communications link failure",
            "broken pipe"),
    TIME_OUT(
            "time-out",
            "timed out",
            "timeout",
            "time-out",
            "deadline exceeded",
            "deadlineexceeded",
            "etimedout"),
    MISSING_VALUE(
            "missing value",
            "nullpointer",
            "nullreference",
            "'nonetype'",
            "is not defined",
            "of undefined",
            "of null",
            "nil pointer",
            "attributeerror",
            "keyerror",
            "typeerror",
            "indexerror",
            "index out of",
            "outofbounds"),
    MISSING_CODE(
            "missing module",
            "modulenotfound",
            "importerror",
            "cannot find module",
            "noclassdeffound",
            "classnotfound",
            "nosuchmethod",
            "undefined method",
            "undefined function"),
    CRASH(
            "crash",
            "segmentation fault",
            "sigsegv",
            "panic:",
            "core dumped",
            "exited with code",
            "crashloop");

    private final String words;
    private final List<String> marks;

    Fault(String words, String... marks) {
        this.words = words;
        this.marks = List.of(marks);
    }

    /** What to call it in a sentence. */
    public String words() {
        return words;
    }

    /** The faults that the text tells of, the most specific first. */
    static List<Fault> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> fault.marks.stream().anyMatch(mark -> mentions(lower, mark)))
                .toList();
    }

    /** A mark of digits must stand alone: 401 is a status, 14013 is not. */
    private static boolean mentions(String lower, String mark) {
        int at = lower.indexOf(mark);
        if (at < 0 || !Character.isDigit(mark.charAt(0))) {
            return at >= 0;
        }
        for (; at >= 0; at = lower.indexOf(mark, at + 1)) {
            int end = at + mark.length();
            boolean leftFree = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
            boolean rightFree =
                    end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end));
            if (leftFree && rightFree) {
                return true;
            }
        }
        return false;
    }
}
