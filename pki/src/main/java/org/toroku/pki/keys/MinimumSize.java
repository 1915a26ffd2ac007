package org.toroku.pki.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The key is at least as long as the rule in force for its family demands. */
record MinimumSize(List<SizeRule> inForce) implements KeyCheck {
    @Override
    public String id() {
        return "key-minimum-size";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2";
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
        return bits >= rule.get().minimumBits()
                ? Objection.none()
                : Objection.to(
                        KeyFlaw.TOO_SHORT,
                        Map.of(
                                "bits", Integer.toString(bits),
                                "minimum", Integer.toString(rule.get().minimumBits()),
                                "rule", rule.get().clause()));
    }
}
