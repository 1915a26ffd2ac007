package org.toroku.ca.ejbca;

import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.toroku.ca.elsewhere.BoundedHttp;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;

/** Opens a CA elsewhere that is an EJBCA, asked over its REST API. */
public final class EjbcaCa {
    private EjbcaCa() {}

    /**
     * Migrates the journal in schema {@code ca} of {@code source}; EJBCA may be away and come later.
     *
     * @throws IllegalArgumentException where the journal is another CA's
     */
    public static CaElsewhere open(EjbcaSettings settings, SSLContext tls, DataSource source, Clock clock) {
        return open(settings, tls, source, clock, FailPoint.none());
    }

    /** As {@link #open(EjbcaSettings, SSLContext, DataSource, Clock)}, stopping where a test says. */
    public static CaElsewhere open(
            EjbcaSettings settings, SSLContext tls, DataSource source, Clock clock, FailPoint failPoint) {
        EjbcaHttp http = new EjbcaHttp(
                settings.address(), new BoundedHttp(settings.issued().deadline(), tls));
        return CaElsewhere.open(settings.issued(), new EjbcaDialogue(settings, http), source, clock, failPoint);
    }
}
