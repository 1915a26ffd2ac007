package org.toroku.ui.halted;

import java.util.List;
import java.util.Optional;
import org.toroku.halted.HaltDesk;
import org.toroku.halted.HaltDesk.Halt;

/** Which cases stand still, which of them is chosen, and what became of trying it again. */
final class HaltedViewModel {
    private final HaltDesk desk;
    private final String officer;

    HaltedViewModel(HaltDesk desk, String officer) {
        this.desk = desk;
        this.officer = officer;
    }

    List<Halt> page(int offset, int limit) {
        return desk.list(officer, offset, limit);
    }

    int count() {
        return desk.count(officer);
    }

    /**
     * An answer as a message key with its one parameter.
     *
     * @param parameter empty where the sentence needs none
     * @param listChanged whether the list must be read again
     */
    record Said(String key, String parameter, boolean success, boolean listChanged) {}

    Said tryAgain(Optional<Halt> chosen, String why) {
        if (chosen.isEmpty()) {
            return new Said("halted.none-chosen", "", false, false);
        }
        return switch (desk.tryAgain(chosen.get(), officer, why)) {
            case HaltDesk.Answer.Ordered() ->
                new Said("halted.ordered", chosen.get().caseNumber(), true, true);
            case HaltDesk.Answer.Refused(var reason) ->
                new Said("halted.refused." + reason, "", false, reason.equals("gone"));
        };
    }
}
