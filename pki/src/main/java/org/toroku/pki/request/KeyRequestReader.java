package org.toroku.pki.request;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.SubjectKey;
import org.toroku.pki.request.KeyRequestOutcome.Refused;

/**
 * Reads a request for a certificate, PKCS #10 or CRMF, and verifies that its sender holds the private key (ETSI EN 319
 * 411-1 REG-6.3.1-01). Never throws on what a stranger sent. Cheap demands come first, the signature last. Immutable and
 * thread-safe.
 */
public final class KeyRequestReader {
    /** Base64 with line breaks takes 1.4 bytes for one, and there may be white space around it. */
    private static final int ARMOUR = 2;

    private final RequestProfile profile;
    private final List<RequestCheck> checks;

    public KeyRequestReader(RequestProfile profile) {
        this.profile = profile;
        this.checks = List.of(
                new UniqueAttributes(),
                new KnownAttributesOnly(),
                new KnownFieldsOnly(),
                new UniqueExtensions(),
                new KnownExtensionsOnly(profile),
                new CanonicalContents(profile),
                new NoCaRights(),
                new ProofPresent(),
                new AcceptedAlgorithm(),
                new UsableKey(),
                new ProofVerifies());
    }

    /** @param bytes DER, or PEM for PKCS #10 */
    public KeyRequestOutcome read(byte[] bytes) {
        if (bytes.length > (long) ARMOUR * profile.maximumBytes()) {
            return new Refused(RefusalCode.TOO_LARGE, "");
        }
        if (!PemArmour.isPut(bytes)) {
            return readDer(bytes);
        }
        return switch (PemArmour.open(bytes)) {
            case PemArmour.Opened.Contents contents -> readDer(contents.der().toByteArray());
            case PemArmour.Opened.Not not -> new Refused(not.code(), not.detail());
        };
    }

    private KeyRequestOutcome readDer(byte[] der) {
        if (der.length > profile.maximumBytes()) {
            return new Refused(RefusalCode.TOO_LARGE, "");
        }
        ASN1Primitive value;
        try (ASN1InputStream in = new ASN1InputStream(der)) {
            // Null at the end of the input; the reader bounds length and depth itself.
            value = in.readObject();
            if (value != null && in.available() > 0) {
                return new Refused(RefusalCode.TRAILING_BYTES, "");
            }
            if (value != null && !Arrays.equals(value.getEncoded(ASN1Encoding.DER), der)) {
                return new Refused(RefusalCode.NON_CANONICAL, "");
            }
        } catch (IOException | RuntimeException notDer) {
            return new Refused(RefusalCode.NOT_DER, "");
        }
        try {
            return value instanceof ASN1Sequence sequence
                    ? readSequence(sequence, Der.of(der))
                    : new Refused(RefusalCode.NOT_DER, "");
        } catch (IOException | RuntimeException hostile) {
            // Valid DER of another shape: the library answers with unchecked exceptions.
            return new Refused(RefusalCode.MALFORMED, "");
        }
    }

    private KeyRequestOutcome readSequence(ASN1Sequence value, Der der) throws IOException {
        if (PrivateKeyShape.isThatOf(value)) {
            return new Refused(RefusalCode.PRIVATE_KEY, "der");
        }
        if (Pkcs10Reader.hasShape(value)) {
            return judge(Pkcs10Reader.read(value), der);
        }
        if (!CrmfReader.hasShape(value)) {
            return new Refused(RefusalCode.MALFORMED, "");
        }
        List<ASN1Sequence> messages = CrmfReader.messages(value);
        return messages.size() == 1
                ? judge(CrmfReader.read(messages.getFirst()), der)
                : new Refused(RefusalCode.SEVERAL_MESSAGES, Integer.toString(messages.size()));
    }

    private KeyRequestOutcome judge(ParsedRequest request, Der der) throws IOException {
        for (RequestCheck check : checks) {
            Optional<Refused> refused = check.refusal(request);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Der spki = Der.of(request.key().getEncoded(ASN1Encoding.DER));
        SubjectKey key = SubjectKey.of(spki).orElseThrow();
        return new KeyRequestOutcome.Accepted(new KeyRequest(
                request.format(),
                spki,
                key,
                KeyAlgorithm.of(request.key()).orElseThrow(),
                key.bits(),
                name(request),
                der));
    }

    /** Every check has passed, so that there is a signature and its algorithm is in the table. */
    private static String name(ParsedRequest request) {
        return Optional.of(request.proof())
                .filter(Proof.Signature.class::isInstance)
                .map(Proof.Signature.class::cast)
                .flatMap(signature -> ProofAlgorithms.name(signature.algorithm(), request.key()))
                .orElseThrow();
    }
}
