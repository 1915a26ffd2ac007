package org.toroku.ca.lint;

import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Key usage is one of the combinations for keys that sign: non-repudiation alone (A), with digital signature (B), or digital signature
 * alone (C). D, E and F encipher or agree on keys, which no profile here certifies. That signatures under documents want A, B or
 * F is for the profile and whoever approves it to say.
 */
final class KeyUsageCombination implements LintRule {
    private static final Set<Integer> SIGNING = Set.of(
            KeyUsage.nonRepudiation, KeyUsage.nonRepudiation | KeyUsage.digitalSignature, KeyUsage.digitalSignature);

    @Override
    public String id() {
        return "key-usage-combination";
    }

    @Override
    public String clause() {
        return "ETSI EN 319 412-2 4.3.2 (A, B, C)";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.extension(Extension.keyUsage)
                .map(e -> KeyUsage.getInstance(e.getParsedValue()))
                .filter(usage -> SIGNING.contains(bits(usage)))
                .isPresent();
    }

    private static int bits(KeyUsage usage) {
        int bits = usage.hasUsages(KeyUsage.decipherOnly) ? KeyUsage.decipherOnly : 0;
        for (int bit = 1; bit <= KeyUsage.digitalSignature; bit <<= 1) {
            bits |= usage.hasUsages(bit) ? bit : 0;
        }
        return bits;
    }
}
