package org.toroku.ca.apart;

import java.util.function.Consumer;

/** Is told what came through the door for the connector and does not count, and what of the door itself needs operators. */
@FunctionalInterface
public interface DoorAlarm {
    /**
     * Whoever is there can make this happen as often as it likes: who listens tells of it now and then.
     *
     * @param reason a kebab-case code
     * @param detail from where it came, and of what kind it was; nothing of what it said
     */
    void tell(String reason, String detail);

    /** For whom the reason is enough. */
    static DoorAlarm of(Consumer<String> reasons) {
        return (reason, detail) -> reasons.accept(reason);
    }
}
