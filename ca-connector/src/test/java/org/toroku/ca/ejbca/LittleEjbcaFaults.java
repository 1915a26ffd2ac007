package org.toroku.ca.ejbca;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What an EJBCA, or what stands between, may do wrong. Each is named by the first and the last part of its path. */
public final class LittleEjbcaFaults {
    private final Map<String, LittleEjbca.Answer> instead = new ConcurrentHashMap<>();
    private final Map<String, LittleEjbca.Answer> afterwards = new ConcurrentHashMap<>();
    private final Map<String, Integer> hangUps = new ConcurrentHashMap<>();
    private volatile UnaryOperator<byte[]> bodies = UnaryOperator.identity();
    private volatile boolean minutesOnly;

    /** Does nothing of what it is asked and answers so, until {@link #mend}. */
    void answerInstead(String what, LittleEjbca.Answer answer) {
        instead.put(what, answer);
    }

    void mend(String what) {
        instead.remove(what);
        afterwards.remove(what);
    }

    /** Does what it is asked and says nothing, so many times. */
    public void hangUpAfterDoing(String what, int times) {
        hangUps.put(what, times);
    }

    /** Does what it is asked and answers so, until {@link #mend}: something stands in between. */
    void answerAfterDoing(String what, LittleEjbca.Answer answer) {
        afterwards.put(what, answer);
    }

    void bodies(UnaryOperator<byte[]> change) {
        bodies = change;
    }

    /** Keeps times by the minute. */
    void keepMinutesOnly() {
        minutesOnly = true;
    }

    Optional<LittleEjbca.Answer> instead(String what) {
        return Optional.ofNullable(instead.get(what));
    }

    LittleEjbca.Answer afterwards(String what, LittleEjbca.Answer answer) {
        return afterwards.getOrDefault(what, answer);
    }

    boolean hangsUp(String what) {
        return hangUps.merge(what, -1, Integer::sum) >= 0;
    }

    byte[] body(byte[] answer) {
        return bodies.apply(answer);
    }

    boolean minutesOnly() {
        return minutesOnly;
    }
}
