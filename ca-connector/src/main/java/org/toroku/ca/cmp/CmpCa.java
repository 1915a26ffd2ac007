package org.toroku.ca.cmp;

import java.time.Clock;
import javax.sql.DataSource;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.ElsewhereSettings;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.profile.IssuerIdentity;

/** Opens a CA elsewhere that is asked over CMP. */
public final class CmpCa {
    private CmpCa() {}

    /**
     * Migrates the journal in schema {@code ca} of {@code source}; the other CA may be away and come later.
     *
     * @throws IllegalArgumentException where the journal is another CA's
     */
    public static CaElsewhere open(CmpSettings settings, Protection protection, DataSource source, Clock clock) {
        return open(settings, protection, source, clock, FailPoint.none());
    }

    /** As {@link #open(CmpSettings, Protection, DataSource, Clock)}, stopping where a test says. */
    public static CaElsewhere open(
            CmpSettings settings, Protection protection, DataSource source, Clock clock, FailPoint failPoint) {
        CmpDialogue dialogue = new CmpDialogue(
                new CmpMessages(IssuerIdentity.of(settings.caCertificate()), protection),
                new CmpHttp(settings.address(), settings.deadline()),
                protection);
        ElsewhereSettings shared = new ElsewhereSettings(
                "cmp",
                settings.caCertificate(),
                settings.contributed(),
                settings.deadline(),
                settings.patience(),
                settings.orderKeys(),
                settings.profiles(),
                settings.ruleSets());
        return CaElsewhere.open(shared, dialogue, source, clock, failPoint);
    }
}
