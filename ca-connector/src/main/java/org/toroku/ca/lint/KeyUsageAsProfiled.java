package org.toroku.ca.lint;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.toroku.ca.profile.KeyUsageBit;

/** Key usage is critical and asserts exactly the profile's bits. */
final class KeyUsageAsProfiled implements LintRule {
    @Override
    public String id() {
        return "key-usage-as-profiled";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.3";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        int wanted =
                draft.profile().keyUsage().stream().mapToInt(KeyUsageBit::bit).reduce(0, (a, b) -> a | b);
        return draft.extension(Extension.keyUsage)
                .filter(Extension::isCritical)
                .map(e -> KeyUsage.getInstance(e.getParsedValue()))
                .filter(new KeyUsage(wanted)::equals)
                .isPresent();
    }
}
