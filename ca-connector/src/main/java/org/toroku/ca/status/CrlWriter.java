package org.toroku.ca.status;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
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
 * Writes CRLs (RFC 5280 section 5) of any length around entries that lie in a file already, and some more behind them. The
 * device is called once.
 */
final class CrlWriter {
    private static final byte[] VERSION_2 = {DerOut.INTEGER, 1, 1};

    /**
     * @param thisUpdate second since 1970, as is {@code nextUpdate}
     * @param places named in the list as the only ones that it is for; none where it is for all certificates
     */
    record Frame(long number, long thisUpdate, long nextUpdate, List<URI> places) {
        Frame {
            places = List.copyOf(places);
        }

        Frame(long number, long thisUpdate, long nextUpdate) {
            this(number, thisUpdate, nextUpdate, List.of());
        }
    }

    /** Entries for one list: those of {@code block}, and {@code moreCount} others in memory. */
    record Entries(EntryBlock block, Der more, long moreCount) {
        static Entries of(EntryBlock block) {
            return new Entries(block, Der.of(new byte[0]), 0);
        }

        long length() {
            return block.length() + more.length();
        }

        long count() {
            return block.count() + moreCount;
        }
    }

    /** @param entries where they lie in the list that was written */
    record Written(long bytes, Der sha256, EntryBlock entries) {}

    private final IssuerIdentity issuer;
    private final StatusSigner signer;

    CrlWriter(IssuerIdentity issuer, StatusSigner signer) {
        this.issuer = issuer;
        this.signer = signer;
    }

    /**
     * Writes a list to {@code file}, unchecked.
     *
     * @throws EntryBlock.Altered where entries are not those that they were; nothing is signed then
     * @throws NotPublished where the token does not sign now
     */
    Written write(Path file, Frame frame, Entries entries) throws IOException {
        byte[] entriesHeader = entries.count() == 0 ? new byte[0] : DerOut.header(DerOut.SEQUENCE, entries.length());
        byte[] head = concat(
                VERSION_2,
                signer.algorithm(),
                DerOut.encoded(issuer.name()),
                DerOut.time(frame.thisUpdate()),
                DerOut.time(frame.nextUpdate()),
                entriesHeader);
        byte[] tail = DerOut.of(DerOut.EXPLICIT, extensions(frame));
        long length = head.length + entries.length() + tail.length;
        byte[] header = DerOut.header(DerOut.SEQUENCE, length);
        byte[] more = entries.more().toByteArray();
        Der[] entriesDigest = new Der[1];
        byte[] signature = DerOut.bits(signed(out -> {
            out.write(header);
            out.write(head);
            MessageDigest digest = DurableFile.sha256();
            // what is signed is what was verified: both see the same octets
            entries.block().writeVerified(out, digest);
            out.write(more);
            digest.update(more);
            entriesDigest[0] = Der.of(digest.digest());
            out.write(tail);
        }));
        byte[] outer =
                DerOut.header(DerOut.SEQUENCE, header.length + length + signer.algorithm().length + signature.length);
        try (DurableFile out = DurableFile.create(file)) {
            out.write(outer);
            out.write(header);
            out.write(head);
            long at = out.length();
            entries.block().writeTo(out);
            out.write(more);
            out.write(tail);
            out.write(signer.algorithm());
            out.write(signature);
            long bytes = out.length();
            return new Written(
                    bytes, out.finish(), new EntryBlock(file, at, entries.length(), entries.count(), entriesDigest[0]));
        }
    }

    private byte[] signed(Content tbs) throws IOException {
        try {
            return signer.sign(tbs);
        } catch (IOException e) {
            throw e.getCause() instanceof EntryBlock.Altered altered ? altered : e;
        }
    }

    private byte[] extensions(Frame frame) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuer.keyIdentifier().toByteArray()));
        extensions.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(frame.number())));
        if (!frame.places().isEmpty()) {
            extensions.addExtension(Extension.issuingDistributionPoint, true, scope(frame.places()));
        }
        return DerOut.encoded(extensions.generate());
    }

    /** RFC 5280 section 5.2.5. */
    static IssuingDistributionPoint scope(List<URI> places) {
        GeneralName[] names = places.stream()
                .map(place -> new GeneralName(GeneralName.uniformResourceIdentifier, place.toString()))
                .toArray(GeneralName[]::new);
        return new IssuingDistributionPoint(
                new DistributionPointName(new GeneralNames(names)), false, false, null, false, false);
    }

    private static byte[] concat(byte[]... parts) {
        return org.bouncycastle.util.Arrays.concatenate(parts);
    }
}
