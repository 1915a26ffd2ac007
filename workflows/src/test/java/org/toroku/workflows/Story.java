package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The whole way of a case, element by element, with what happens to it on the way. */
final class Story {

    private final String title;
    private final String processId;
    private final List<String> way = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();

    private Story(String title, String processId) {
        this.title = title;
        this.processId = processId;
    }

    /** @param processId the process with which the case starts */
    static Story of(String title, String processId) {
        return new Story(title, processId);
    }

    /** The case comes to these elements, in this order and to no others. */
    Story via(String... elements) {
        way.addAll(List.of(elements));
        return this;
    }

    /** What happens once the case has come so far; an act before the first element prepares the case. */
    Story then(Consumer<EngineCase> act) {
        acts.add(new Act(way.size(), act));
        return this;
    }

    List<String> way() {
        return List.copyOf(way);
    }

    void play(EngineRig rig) {
        var current = rig.prepare();
        for (Act act : acts) {
            if (act.after() == 0) {
                act.what().accept(current);
            }
        }
        current.start(processId);
        for (Act act : acts) {
            if (act.after() > 0) {
                current.awaitWay(way.subList(0, act.after()));
                act.what().accept(current);
            }
        }
        current.awaitWay(way);
        current.awaitEnd();
        current.awaitWay(way);
    }

    @Override
    public String toString() {
        return title;
    }

    private record Act(int after, Consumer<EngineCase> what) {}
}
