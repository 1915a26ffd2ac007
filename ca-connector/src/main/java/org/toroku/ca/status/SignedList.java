package org.toroku.ca.status;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * What a list says under the CA's signature, whatever anybody says of it beside.
 *
 * @param number of the CRL (RFC 5280 section 5.2.3)
 * @param entries how many serials it has
 * @param scope its issuing distribution point, DER; empty where it is for all certificates
 * @param revoked whether the serial that was looked for is in it
 */
record SignedList(long number, long thisUpdate, long nextUpdate, long entries, Optional<Der> scope, boolean revoked) {
    /** Whether its file says so of it in a manifest. */
    boolean is(Manifest.ListFile file) {
        return number == file.number()
                && thisUpdate == file.thisUpdate()
                && nextUpdate == file.nextUpdate()
                && entries == file.entries();
    }

    /** Empty where the CA has not signed what lies in {@code file}, or it is no list of ours. */
    static Optional<SignedList> read(
            Path file, IssuerIdentity issuer, SignatureVerifier verifier, Optional<SerialKey> sought)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<SignedList> said = said(new CrlCheck.Reader(in), issuer, sought);
            return said.isPresent() && CrlCheck.signed(file, verifier) ? said : Optional.empty();
        } catch (EOFException | CrlCheck.Malformed | RuntimeException hostile) {
            // anybody's bytes: they are reported by many exception types
            return Optional.empty();
        }
    }

    private static Optional<SignedList> said(CrlCheck.Reader in, IssuerIdentity issuer, Optional<SerialKey> sought)
            throws IOException {
        in.header();
        long length = in.header().length();
        long end = in.at() + length;
        in.octets(in.header().length());
        in.octets(in.header().length());
        byte[] name = in.element(DerOut.SEQUENCE);
        if (!Arrays.equals(DerOut.of(DerOut.SEQUENCE, name), DerOut.encoded(issuer.name()))) {
            return Optional.empty();
        }
        long thisUpdate = time(in);
        long nextUpdate = time(in);
        CrlCheck.Reader.Header next = in.header();
        Entries entries = new Entries(0, false);
        if (next.tag() == DerOut.SEQUENCE) {
            entries = entries(in, next.length(), sought);
            next = in.header();
        }
        Extensions extensions = Extensions.getInstance(in.octets(next.length()));
        return in.at() == end
                ? Optional.of(new SignedList(
                        CrlCheck.number(extensions).longValueExact(),
                        thisUpdate,
                        nextUpdate,
                        entries.count(),
                        CrlCheck.scope(extensions),
                        entries.found()))
                : Optional.empty();
    }

    private static long time(CrlCheck.Reader in) throws IOException {
        CrlCheck.Reader.Header header = in.header();
        byte[] time = DerOut.of(header.tag(), in.octets(header.length()));
        Instant instant =
                Time.getInstance(ASN1Primitive.fromByteArray(time)).getDate().toInstant();
        return instant.getEpochSecond();
    }

    private record Entries(long count, boolean found) {}

    /** Goes through all entries: that they end where they say is looked at, too. */
    private static Entries entries(CrlCheck.Reader in, long length, Optional<SerialKey> sought) throws IOException {
        long end = in.at() + length;
        byte[] serial = sought.map(SerialKey::integer).orElseGet(() -> new byte[0]);
        boolean found = false;
        long count = 0;
        while (in.at() < end) {
            CrlCheck.Reader.Header entry = in.header();
            if (entry.tag() != DerOut.SEQUENCE) {
                throw new CrlCheck.Malformed("no entry");
            }
            byte[] octets = in.octets(entry.length());
            count++;
            found |= serial.length > 0
                    && octets.length >= serial.length
                    && Arrays.equals(octets, 0, serial.length, serial, 0, serial.length);
        }
        if (in.at() != end) {
            throw new CrlCheck.Malformed("the last entry is too long");
        }
        return new Entries(count, found);
    }
}
