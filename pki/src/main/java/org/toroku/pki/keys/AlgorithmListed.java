package org.toroku.pki.keys;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The policy lists this kind of key on this day; what it does not list is refused. */
record AlgorithmListed(List<AlgorithmRule> rules, LocalDate day) implements KeyCheck {
    @Override
    public String id() {
        return "key-algorithm";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return true;
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(key);
        List<Period> periods = rules.stream()
                .filter(rule -> algorithm.filter(rule.algorithm()::equals).isPresent())
                .map(AlgorithmRule::period)
                .toList();
        if (periods.stream().anyMatch(period -> period.contains(day))) {
            return Objection.none();
        }
        Map<String, String> named = algorithm
                .map(known -> Map.of("algorithm", known.name()))
                .orElseGet(() -> Map.of("oid", key.getAlgorithm().getAlgorithm().getId()));
        if (periods.isEmpty()) {
            return Objection.to(KeyFlaw.ALGORITHM, named);
        }
        boolean ended = periods.stream().anyMatch(period -> period.isBefore(day));
        return Objection.to(ended ? KeyFlaw.ALGORITHM_ENDED : KeyFlaw.ALGORITHM_NOT_YET, named);
    }
}
