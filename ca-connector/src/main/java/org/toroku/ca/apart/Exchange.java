package org.toroku.ca.apart;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of the connector, and the way to answer it: HTTP/1.1 (RFC 9112) as far as our own client speaks it. Whoever can send
 * one has shown the pinned certificate.
 */
final class Exchange {
    private static final int LONGEST_HEAD = 8_192;
    private static final int MOST_DRAINED = 65_536;

    private final String method;
    private final String path;
    private final String from;
    private final Body body;
    private final OutputStream out;
    private boolean last;
    private boolean answered;

    /** What is no request that is spoken here. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    private Exchange(String[] request, String from, boolean last, Body body, OutputStream out) {
        this.method = request[0];
        this.path = request[1];
        this.from = from;
        this.last = last;
        this.body = body;
        this.out = out;
    }

    /**
     * The next request; empty where the other side has hung up instead.
     *
     * @param in buffered, and of this connection alone
     * @param from address of the other side
     */
    static Optional<Exchange> next(BufferedInputStream in, OutputStream out, String from) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        HeadReader lines = new HeadReader(in);
        String[] request = lines.line().split(" ", -1);
        if (request.length != 3 || !request[2].equals("HTTP/1.1") || !request[1].startsWith("/")) {
            throw new Malformed("no request line");
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = lines.line(); !line.isEmpty(); line = lines.line()) {
            int colon = line.indexOf(':');
            String name = colon < 1 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (name.isEmpty()
                    || fields.put(name, line.substring(colon + 1).strip()) != null && name.equals("content-length")) {
                throw new Malformed("no field");
            }
        }
        boolean last = fields.getOrDefault("connection", "").equalsIgnoreCase("close");
        return Optional.of(new Exchange(request, from, last, body(in, fields), out));
    }

    private static Body body(InputStream in, Map<String, String> fields) throws IOException {
        String encoding = fields.getOrDefault("transfer-encoding", "");
        String length = fields.getOrDefault("content-length", "");
        if (encoding.isEmpty()) {
            return new Body(in, length.isEmpty() ? 0 : number(length, 10), false);
        }
        if (!encoding.equalsIgnoreCase("chunked") || !length.isEmpty()) {
            // two lengths are a way to have two requests read out of one
            throw new Malformed("no body that could be told apart from what follows");
        }
        return new Body(in, 0, true);
    }

    private static long number(String digits, int radix) throws IOException {
        if (!digits.matches(radix == 10 ? "[0-9]{1,12}" : "[0-9a-fA-F]{1,10}")) {
            throw new Malformed("no length");
        }
        return Long.parseLong(digits, radix);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Address of the other side, for operators. */
    String from() {
        return from;
    }

    /** Never more than the request has. */
    InputStream body() {
        return body;
    }

    void answer(int status) throws IOException {
        answer(status, new byte[0]);
    }

    void answer(int status, byte[] octets) throws IOException {
        answered = true;
        String head = "HTTP/1.1 " + status + " -\r\n"
                + (status == PullServer.NOTHING ? "" : "Content-Length: " + octets.length + "\r\n")
                + (last ? "Connection: close\r\n" : "") + "\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(octets);
        all.writeTo(out);
        out.flush();
    }

    /** Answers, and takes no further request of this connection. */
    void hangUp(int status) throws IOException {
        last = true;
        answer(status);
    }

    /** Whether another request can follow: this one is answered, and all of it was read. */
    boolean goesOn() throws IOException {
        body.readNBytes(MOST_DRAINED);
        return answered && !last && body.ended();
    }

    /** Lines that end with CRLF, in front of a body that is not touched. */
    private static final class HeadReader {
        private final InputStream in;
        private int left = LONGEST_HEAD;

        HeadReader(InputStream in) {
            this.in = in;
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new EOFException("hung up within a request");
                }
                if (--left < 0) {
                    throw new Malformed("too long");
                }
                line.write(octet);
            }
            String text = line.toString(StandardCharsets.ISO_8859_1);
            if (!text.endsWith("\r")) {
                throw new Malformed("a line that does not end as lines do");
            }
            return text.substring(0, text.length() - 1);
        }
    }

    /** So many octets, or chunk after chunk (RFC 9112 section 7.1). */
    private static final class Body extends FilterInputStream {
        private final boolean chunked;
        private long left;
        private boolean ended;
        private boolean begun;

        Body(InputStream in, long length, boolean chunked) {
            super(in);
            this.left = length;
            this.chunked = chunked;
            this.ended = !chunked && length == 0;
        }

        boolean ended() {
            return ended;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int read = in.read(into, from, (int) Math.min(count, left));
            if (read < 0) {
                throw new EOFException("hung up within a body");
            }
            left -= read;
            ended = left == 0 && !chunked;
            return read;
        }

        private void nextChunk() throws IOException {
            HeadReader lines = new HeadReader(in);
            if (begun && !lines.line().isEmpty()) {
                throw new Malformed("a chunk that is longer than it says");
            }
            begun = true;
            String size = lines.line();
            int extension = size.indexOf(';');
            left = number(extension < 0 ? size : size.substring(0, extension), 16);
            if (left == 0) {
                while (!lines.line().isEmpty()) {
                    // fields behind the body say nothing here
                    ended = true;
                }
                ended = true;
            }
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, MOST_DRAINED)).length;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // the connection goes on
        }
    }
}
