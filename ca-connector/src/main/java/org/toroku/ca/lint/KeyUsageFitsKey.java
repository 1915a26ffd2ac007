package org.toroku.ca.lint;

import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.pki.Der;

/** Key usage asserts what such a key can do: with the kinds that are certified that is signing, except for RSA. */
final class KeyUsageFitsKey implements LintRule {
    private static final int SIGNING = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final int AGREEMENT = KeyUsage.keyAgreement | KeyUsage.encipherOnly | KeyUsage.decipherOnly;
    private static final int ENCIPHERMENT = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;

    @Override
    public String id() {
        return "key-usage-fits-key";
    }

    @Override
    public String clause() {
        return "RFC 3279 2.3.1; RFC 4055 1.2; RFC 8410 5; RFC 8813 3; RFC 9881 5";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        Der key = Encoded.of(draft.tbs().getSubjectPublicKeyInfo());
        Optional<KeyUsage> usage =
                draft.extension(Extension.keyUsage).map(e -> KeyUsage.getInstance(e.getParsedValue()));
        return usage.filter(bits -> asserts(bits, SIGNING)).isPresent()
                && SubjectKeyKind.of(key)
                        .filter(kind -> !asserts(usage.get(), foreignTo(kind)))
                        .isPresent();
    }

    private static int foreignTo(SubjectKeyKind kind) {
        return switch (kind.algorithm()) {
            case RSA -> AGREEMENT;
            case P256, P384 -> ENCIPHERMENT;
            case RSA_PSS, ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> ENCIPHERMENT | AGREEMENT;
        };
    }

    private static boolean asserts(KeyUsage usage, int anyOf) {
        for (int bit = 1; bit <= KeyUsage.decipherOnly; bit <<= 1) {
            if ((anyOf & bit) != 0 && usage.hasUsages(bit)) {
                return true;
            }
        }
        return false;
    }
}
