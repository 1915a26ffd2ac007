package org.toroku.pki.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The key is no longer than the rule in force for its family allows: verifying a signature must stay cheap. */
record MaximumSize(List<SizeRule> inForce) implements KeyCheck {
    @Override
    public String id() {
        return "key-maximum-size";
    }

    @Override
    public String clause() {
        return "OWASP ASVS 5.0 15.2.2";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return KeySize.of(key).bits().isPresent();
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        KeySize size = KeySize.of(key);
        Optional<SizeRule> rule =
                inForce.stream().filter(each -> each.family() == size.family()).findFirst();
        if (rule.isEmpty()) {
            return Objection.to(KeyFlaw.NO_RULE);
        }
        int bits = size.bits().orElseThrow();
        return bits <= rule.get().maximumBits()
                ? Objection.none()
                : Objection.to(
                        KeyFlaw.TOO_LONG,
                        Map.of(
                                "bits", Integer.toString(bits),
                                "maximum", Integer.toString(rule.get().maximumBits())));
    }
}
