package org.toroku.ca.status;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/** Reads a finished list back from the disk, entry by entry: what verifiers will get, not what was meant. */
final class CrlCheck {
    private static final int BUFFER = 65_536;
    private static final int LONGEST_SHORT_PART = 65_536;

    /** Serial and time. */
    private static final int SHORTEST_ENTRY = 18;

    private CrlCheck() {}

    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /** Reads DER from a file and knows where it is. */
    static final class Reader {
        private final InputStream in;
        private final byte[] buffer = new byte[BUFFER];
        private int next;
        private int filled;
        private long at;

        Reader(InputStream in) {
            this.in = in;
        }

        record Header(int tag, long length) {}

        long at() {
            return at;
        }

        /** Empty-handed at the end of the file. */
        boolean fill() throws IOException {
            if (next == filled) {
                filled = Math.max(0, in.read(buffer));
                next = 0;
            }
            return next < filled;
        }

        int octet() throws IOException {
            if (next == filled && !fill()) {
                throw new EOFException("list shorter than it says");
            }
            at++;
            return buffer[next++] & 0xff;
        }

        Header header() throws IOException {
            int tag = octet();
            int first = octet();
            if (first < 0x80) {
                return new Header(tag, first);
            }
            long length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = length << Byte.SIZE | octet();
            }
            return new Header(tag, length);
        }

        void skip(int length) throws IOException {
            at += length;
            int left = length;
            while (left > filled - next) {
                left -= filled - next;
                next = filled;
                if (!fill()) {
                    throw new EOFException("list shorter than it says");
                }
            }
            next += left;
        }

        byte[] octets(long length) throws IOException {
            if (length > LONGEST_SHORT_PART) {
                throw new Malformed("part too long");
            }
            byte[] octets = new byte[(int) length];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) octet();
            }
            return octets;
        }

        byte[] element(int tag) throws IOException {
            Header header = header();
            if (header.tag() != tag) {
                throw new Malformed("unexpected part");
            }
            return octets(header.length());
        }

        /** Counts entries: short SEQUENCEs that begin with a serial and fill {@code length}. */
        long entries(long length) throws IOException {
            long end = at + length;
            long count = 0;
            while (at < end) {
                int tag = octet();
                int octets = octet();
                if (tag != DerOut.SEQUENCE || octets < SHORTEST_ENTRY || octets >= 0x80 || octet() != DerOut.INTEGER) {
                    throw new Malformed("no entry");
                }
                skip(octets - 1);
                count++;
            }
            if (at != end) {
                throw new Malformed("the last entry is too long");
            }
            return count;
        }
    }

    /** Why the list in {@code file} must not be published; empty if it may. */
    static Optional<String> objection(
            Path file, IssuerIdentity issuer, SignatureVerifier verifier, CrlWriter.Frame frame, long entries)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return objection(file, new Reader(in), issuer, verifier, frame, entries);
        } catch (EOFException | IllegalArgumentException | Malformed e) {
            return Optional.of("list-malformed");
        }
    }

    private static Optional<String> objection(
            Path file,
            Reader in,
            IssuerIdentity issuer,
            SignatureVerifier verifier,
            CrlWriter.Frame frame,
            long entries)
            throws IOException {
        in.header();
        long begin = in.at;
        Reader.Header tbs = in.header();
        long end = in.at + tbs.length();
        in.octets(in.header().length());
        in.octets(in.header().length());
        byte[] name = in.element(DerOut.SEQUENCE);
        if (!Arrays.equals(DerOut.of(DerOut.SEQUENCE, name), DerOut.encoded(issuer.name()))) {
            return Optional.of("list-of-another-issuer");
        }
        if (!time(in, frame.thisUpdate()) || !time(in, frame.nextUpdate())) {
            return Optional.of("list-times-differ");
        }
        Reader.Header next = in.header();
        long found = 0;
        if (next.tag() == DerOut.SEQUENCE) {
            found = in.entries(next.length());
            next = in.header();
        }
        if (found != entries) {
            return Optional.of("list-count-differs");
        }
        Extensions extensions = Extensions.getInstance(in.octets(next.length()));
        if (!number(extensions).equals(BigInteger.valueOf(frame.number())) || in.at != end) {
            return Optional.of("list-number-differs");
        }
        Optional<Der> meant = frame.places().isEmpty()
                ? Optional.empty()
                : Optional.of(Der.of(DerOut.encoded(CrlWriter.scope(frame.places()))));
        if (!scope(extensions).equals(meant)) {
            return Optional.of("list-scope-differs");
        }
        byte[] algorithm = in.element(DerOut.SEQUENCE);
        byte[] bits = in.element(DerOut.BIT_STRING);
        if (in.fill()
                || !Arrays.equals(
                        DerOut.of(DerOut.SEQUENCE, algorithm),
                        DerOut.encoded(verifier.scheme().identifier()))) {
            return Optional.of("list-malformed");
        }
        byte[] signature = Arrays.copyOfRange(bits, 1, bits.length);
        long length = end - begin;
        boolean verified = verifier.verifies(
                out -> {
                    try (InputStream again = Files.newInputStream(file)) {
                        again.skipNBytes(begin);
                        copy(again, length, out);
                    }
                },
                signature);
        return verified ? Optional.empty() : Optional.of("signature-wrong");
    }

    /** Whether the CA signed what lies in {@code file}, whatever it says. */
    static boolean signed(Path file, SignatureVerifier verifier) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Reader reader = new Reader(in);
            reader.header();
            long begin = reader.at;
            long content = reader.header().length();
            long length = reader.at - begin + content;
            for (long left = content; left > 0; left -= Math.min(left, LONGEST_SHORT_PART)) {
                reader.skip((int) Math.min(left, LONGEST_SHORT_PART));
            }
            reader.element(DerOut.SEQUENCE);
            byte[] bits = reader.element(DerOut.BIT_STRING);
            return bits.length > 1
                    && verifier.verifies(
                            out -> {
                                try (InputStream again = Files.newInputStream(file)) {
                                    again.skipNBytes(begin);
                                    copy(again, length, out);
                                }
                            },
                            Arrays.copyOfRange(bits, 1, bits.length));
        } catch (EOFException | IllegalArgumentException | Malformed e) {
            return false;
        }
    }

    private static boolean time(Reader in, long second) throws IOException {
        Reader.Header header = in.header();
        return Arrays.equals(DerOut.of(header.tag(), in.octets(header.length())), DerOut.time(second));
    }

    static BigInteger number(Extensions extensions) {
        Extension number = extensions.getExtension(Extension.cRLNumber);
        return number == null
                ? BigInteger.ZERO
                : ASN1Integer.getInstance(number.getParsedValue()).getPositiveValue();
    }

    /** The issuing distribution point (RFC 5280 section 5.2.5), DER. */
    static Optional<Der> scope(Extensions extensions) {
        return Optional.ofNullable(extensions.getExtension(Extension.issuingDistributionPoint))
                .map(scope -> Der.of(scope.getExtnValue().getOctets()));
    }

    private static void copy(InputStream in, long length, java.io.OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("list shorter than it says");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
