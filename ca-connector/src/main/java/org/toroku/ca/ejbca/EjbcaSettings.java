package org.toroku.ca.ejbca;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.toroku.ca.elsewhere.ElsewhereSettings;

/**
 * Where EJBCA is, and what it calls what we order.
 *
 * @param address of its REST API, https, without the version
 * @param caName of the CA in EJBCA
 * @param endEntityProfile name of the end entity profile
 * @param certificateProfiles name of EJBCA's certificate profile for each profile of ours
 * @param pause as long as EJBCA may be busy with a request whose answer was lost; counted from before its registration
 */
public record EjbcaSettings(
        URI address,
        String caName,
        String endEntityProfile,
        Map<String, String> certificateProfiles,
        Duration pause,
        ElsewhereSettings issued) {
    /** Registration, a look at it and the request may each take a deadline, and EJBCA may still be at it then. */
    static final int DEADLINES_IN_PAUSE = 4;

    /**
     * @throws IllegalArgumentException for an address without TLS, a profile that EJBCA has no name for, or a pause that proves
     *     nothing
     */
    public EjbcaSettings {
        certificateProfiles = Map.copyOf(certificateProfiles);
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("not an https address: " + address);
        }
        TreeSet<String> unnamed = new TreeSet<>(issued.profiles().ids());
        unnamed.removeAll(certificateProfiles.keySet());
        if (!unnamed.isEmpty()) {
            throw new IllegalArgumentException("no certificate profile of EJBCA is named for " + unnamed);
        }
        Duration shortest = issued.deadline().multipliedBy(DEADLINES_IN_PAUSE);
        if (pause.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("the pause of EJBCA, " + pause + ", is shorter than " + shortest + ", "
                    + DEADLINES_IN_PAUSE + " times its deadline: a request could still be under way");
        }
    }
}
