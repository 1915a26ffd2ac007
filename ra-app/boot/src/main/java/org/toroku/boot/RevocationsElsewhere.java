package org.toroku.boot;

import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.outside.OtherCasLists;
import org.toroku.revocation.Publications;

/** What verifiers get from the other CA: a revocation is seen once each of its lists was made after it. */
class RevocationsElsewhere implements Publications {
    private final OtherCasLists lists;

    RevocationsElsewhere(OtherCasLists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<Instant> since(String serial, Instant revokedAt) {
        return lists.made().filter(made -> !made.isBefore(revokedAt));
    }
}
