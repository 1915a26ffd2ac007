package org.toroku.ca.status;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.toroku.ca.pkcs11.Content;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Writes full CRLs (RFC 5280 section 5) of any length: entries go to a file as they come, then their length is known and
 * the rest is written around them. The device is called once.
 */
final class CrlWriter {
    private static final int BUFFER = 65_536;
    /** Everything of an entry's reasonCode extension but the reason (RFC 5280 section 5.3.1). */
    private static final byte[] REASON = HexFormat.of().parseHex("300c300a0603551d1504030a0100");

    private static final byte[] VERSION_2 = {DerOut.INTEGER, 1, 1};

    /** Gives entries to whoever takes them. */
    @FunctionalInterface
    interface Entries {
        void each(Taker taker) throws IOException;
    }

    /** Takes one entry; {@code serial} in hex, {@code revokedAt} in seconds. */
    @FunctionalInterface
    interface Taker {
        void take(String serial, long revokedAt, int reason) throws IOException;
    }

    /** @param thisUpdate second since 1970, as is {@code nextUpdate} */
    record Frame(long number, long thisUpdate, long nextUpdate) {}

    record Written(long entries, long bytes, Der sha256) {}

    private final IssuerIdentity issuer;
    private final StatusSigner signer;
    private final Optional<URI> distributionPoint;
    private final StatusFailPoint failPoint;

    CrlWriter(IssuerIdentity issuer, StatusSigner signer, Optional<URI> distributionPoint, StatusFailPoint failPoint) {
        this.issuer = issuer;
        this.signer = signer;
        this.distributionPoint = distributionPoint;
        this.failPoint = failPoint;
    }

    /**
     * Writes a list to {@code file}, unchecked.
     *
     * @throws NotPublished where the token does not sign now
     */
    Written write(Path file, Frame frame, Entries entries) throws IOException {
        Path spool = file.resolveSibling(file.getFileName() + ".entries" + DurableFile.UNFINISHED);
        try {
            long count = spool(spool, entries);
            failPoint.reached(StatusFailPoint.Step.ENTRIES_SPOOLED);
            return assemble(file, spool, count, frame);
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private static long spool(Path spool, Entries entries) throws IOException {
        long[] count = new long[1];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), BUFFER)) {
            entries.each((serial, revokedAt, reason) -> {
                out.write(entry(serial, revokedAt, reason));
                count[0]++;
            });
        }
        return count[0];
    }

    private static byte[] entry(String serial, long revokedAt, int reason) {
        byte[] number = DerOut.of(DerOut.INTEGER, octets(serial));
        // an unspecified reason is left out (RFC 5280 section 5.3.1)
        return DerOut.of(
                DerOut.SEQUENCE, number, DerOut.time(revokedAt), reason == 0 ? new byte[0] : extension(reason));
    }

    private static byte[] octets(String serial) {
        boolean odd = serial.length() % 2 == 1;
        boolean negative = !odd && Character.digit(serial.charAt(0), 16) >= 8;
        return HexFormat.of().parseHex((odd ? "0" : negative ? "00" : "") + serial);
    }

    private static byte[] extension(int reason) {
        byte[] extension = REASON.clone();
        extension[extension.length - 1] = (byte) reason;
        return extension;
    }

    private Written assemble(Path file, Path spool, long count, Frame frame) throws IOException {
        long entriesLength = Files.size(spool);
        byte[] entriesHeader = count == 0 ? new byte[0] : DerOut.header(DerOut.SEQUENCE, entriesLength);
        byte[] head = concat(
                VERSION_2,
                signer.algorithm(),
                DerOut.encoded(issuer.name()),
                DerOut.time(frame.thisUpdate()),
                DerOut.time(frame.nextUpdate()));
        byte[] tail = DerOut.of(DerOut.EXPLICIT, extensions(frame.number()));
        long length = head.length + entriesHeader.length + entriesLength + tail.length;
        byte[] header = DerOut.header(DerOut.SEQUENCE, length);
        Content tbs = out -> {
            out.write(header);
            out.write(head);
            out.write(entriesHeader);
            Files.copy(spool, out);
            out.write(tail);
        };
        byte[] signature = DerOut.bits(signer.sign(tbs));
        long whole = header.length + length + signer.algorithm().length + signature.length;
        try (DurableFile out = DurableFile.create(file)) {
            out.write(DerOut.header(DerOut.SEQUENCE, whole));
            tbs.writeTo(out);
            out.write(signer.algorithm());
            out.write(signature);
            return new Written(count, out.length(), out.finish());
        }
    }

    private byte[] extensions(long number) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuer.keyIdentifier().toByteArray()));
        extensions.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
        if (distributionPoint.isPresent()) {
            GeneralName place = new GeneralName(
                    GeneralName.uniformResourceIdentifier,
                    distributionPoint.get().toString());
            extensions.addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(
                            new DistributionPointName(new GeneralNames(place)), false, false, null, false, false));
        }
        return DerOut.encoded(extensions.generate());
    }

    private static byte[] concat(byte[]... parts) {
        return org.bouncycastle.util.Arrays.concatenate(parts);
    }
}
