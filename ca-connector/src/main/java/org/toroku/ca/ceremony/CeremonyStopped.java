package org.toroku.ca.ceremony;

/** Why a ceremony does not go on, in words for those who stand before the console. */
final class CeremonyStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private CeremonyStopped(String why, boolean forGood) {
        super(why);
        this.forGood = forGood;
    }

    /** It may be continued once the cause is mended. */
    static CeremonyStopped forNow(String why) {
        return new CeremonyStopped(why, false);
    }

    /** It failed; another begins with empty tokens and in another folder. */
    static CeremonyStopped forGood(String why) {
        return new CeremonyStopped(why, true);
    }

    boolean forGood() {
        return forGood;
    }
}
