package org.toroku.ca.status;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
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

/** Reads a finished list back from the disk, entry by entry: what verifiers will get, not what was meant. */
final class CrlCheck {
    private static final int BUFFER = 65_536;
    private static final int LONGEST_SHORT_PART = 65_536;

    private CrlCheck() {}

    /** Reads DER from a file and knows where it is. */
    private static final class Reader {
        private final DataInputStream in;
        private long at;

        Reader(InputStream in) {
            this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
        }

        record Header(int tag, long length) {}

        Header header() throws IOException {
            int tag = in.readUnsignedByte();
            int first = in.readUnsignedByte();
            at += 2;
            if (first < 0x80) {
                return new Header(tag, first);
            }
            long length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = length << Byte.SIZE | in.readUnsignedByte();
                at++;
            }
            return new Header(tag, length);
        }

        void skip(long length) throws IOException {
            in.skipNBytes(length);
            at += length;
        }

        byte[] octets(long length) throws IOException {
            if (length > LONGEST_SHORT_PART) {
                throw new IOException("part too long");
            }
            byte[] octets = in.readNBytes((int) length);
            at += octets.length;
            return octets;
        }

        byte[] element(int tag) throws IOException {
            Header header = header();
            if (header.tag() != tag) {
                throw new IOException("unexpected part");
            }
            return octets(header.length());
        }
    }

    /** Why the list in {@code file} must not be published; empty if it may. */
    static Optional<String> objection(
            Path file, IssuerIdentity issuer, SignatureVerifier verifier, CrlWriter.Frame frame, long entries)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return objection(file, new Reader(in), issuer, verifier, frame, entries);
        } catch (EOFException | IllegalArgumentException e) {
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
            for (long until = in.at + next.length(); in.at < until; found++) {
                in.skip(in.header().length());
            }
            next = in.header();
        }
        if (found != entries) {
            return Optional.of("list-count-differs");
        }
        if (!number(in.octets(next.length())).equals(BigInteger.valueOf(frame.number())) || in.at != end) {
            return Optional.of("list-number-differs");
        }
        in.element(DerOut.SEQUENCE);
        byte[] bits = in.element(DerOut.BIT_STRING);
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

    private static boolean time(Reader in, long second) throws IOException {
        Reader.Header header = in.header();
        return Arrays.equals(DerOut.of(header.tag(), in.octets(header.length())), DerOut.time(second));
    }

    private static BigInteger number(byte[] extensions) {
        Extension number = Extensions.getInstance(extensions).getExtension(Extension.cRLNumber);
        return number == null
                ? BigInteger.ZERO
                : ASN1Integer.getInstance(number.getParsedValue()).getPositiveValue();
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
