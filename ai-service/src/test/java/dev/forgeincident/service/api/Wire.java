package dev.forgeincident.service.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP by hand, for requests that no proper client sends. */
final class Wire {

    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** Sends a request that ends with its body, and reads the answer. */
    static Answer send(int port, String line, List<String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(headers);
        if (bytes.length > 0) {
            all.add("Content-Length: " + bytes.length);
        }
        try (Socket socket = open(port)) {
            head(socket, line, all);
            socket.getOutputStream().write(bytes);
            return answer(socket);
        }
    }

    /**
     * Sends zeros without end, as a client does that looks for an answer only once it has sent
     * everything.
     */
    static Answer flood(int port, String line, boolean chunked, int megabytes) throws IOException {
        List<String> headers =
                List.of(
                        "Host: localhost:" + port,
                        "Content-Type: application/json",
                        chunked
                                ? "Transfer-Encoding: chunked"
                                : "Content-Length: " + megabytes * (1L << 20));
        byte[] piece = new byte[1 << 20];
        try (Socket socket = open(port)) {
            head(socket, line, headers);
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < megabytes; i++) {
                if (chunked) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write(piece);
                if (chunked) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return answer(socket);
        }
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void head(Socket socket, String line, List<String> headers) throws IOException {
        String head = line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Answer answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String status = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended in the middle of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
