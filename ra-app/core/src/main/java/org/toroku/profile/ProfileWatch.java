package org.toroku.profile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookHeads;
import org.toroku.ca.profile.Profiles;
import org.toroku.decision.ProfileGate;

/** Puts in force, once, the profiles with which the review of profiles began; from then on tells of those that nobody approved. */
@Component
class ProfileWatch implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileWatch.class);

    private final Profiles profiles;
    private final ProfileLedger ledger;
    private final ProfileGate gate;
    private final BookHeads heads;
    private final TransactionTemplate transaction;

    ProfileWatch(
            Profiles profiles,
            ProfileLedger ledger,
            ProfileGate gate,
            BookHeads heads,
            TransactionTemplate transaction) {
        this.profiles = profiles;
        this.ledger = ledger;
        this.gate = gate;
        this.heads = heads;
        this.transaction = transaction;
    }

    /** Before any worker starts: an order that is on its way must not find that nothing is in force. */
    @Override
    public void afterSingletonsInstantiated() {
        begin();
    }

    /**
     * What was recorded once is never recorded like this again, however little is left of it. A book that lacks entries that heads
     * outside of it name, or lacked them once, may lack these: whoever restores an old backup gets no first start with any file.
     */
    void begin() {
        boolean whole = heads.objection().isEmpty();
        transaction.executeWithoutResult(status -> {
            if (whole && ledger.neverBegun()) {
                profiles.ids().forEach(id -> ledger.release(profiles.find(id).orElseThrow()));
            }
        });
        look();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void look() {
        for (String id : profiles.ids()) {
            if (gate.objection(id, profiles.sha256(id))
                    .filter(ProfileGate.ALTERED::equals)
                    .isPresent()) {
                // one row stops all profiles, so that it is told once
                ProfilesInForce.alarm();
                return;
            }
            gate.objection(id, profiles.sha256(id))
                    .filter(ProfileGate.NOT_APPROVED::equals)
                    .ifPresent(reason -> LOG.atError()
                            .addKeyValue("alarm", reason)
                            .addKeyValue("profile", id)
                            .addKeyValue("sha256", profiles.sha256(id))
                            .log("A profile is not what two persons approved; nothing is approved or issued by it"));
        }
    }
}
