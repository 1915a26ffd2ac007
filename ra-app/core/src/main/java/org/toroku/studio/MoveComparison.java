package org.toroku.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.CaseCourse.Kind;
import org.toroku.studio.CaseCourse.Place;
import org.toroku.studio.MovePreview.Line;
import org.toroku.studio.OpenCaseEngine.Asked;
import org.toroku.studio.OpenCaseEngine.Standing;

/** Holds where a case stands against where the models in force would lead it. */
final class MoveComparison {
    private MoveComparison() {}

    static Line line(OpenCase open, MovePreview.Kind kind, String reason, List<Place> from, List<Place> to) {
        return new Line(
                open.caseId(), open.recorded().caseNumber(), open.recorded().process(), kind, reason, from, to);
    }

    static Line unknown(OpenCase open, String reason, List<Place> to) {
        return line(open, MovePreview.Kind.UNKNOWN, reason, tasks(open), to);
    }

    static Line barred(OpenCase open, String reason) {
        return line(open, MovePreview.Kind.BARRED, reason, tasks(open), List.of());
    }

    /**
     * @param own by the models that it follows; empty where these are not at hand
     * @param next by the models in force
     */
    static Line compare(OpenCase open, Optional<Standing> own, Standing next) {
        return switch (next) {
            case Standing.Unfinished _ -> unknown(open, "unfinished", List.of());
            case Standing.Stuck(var element, var error) ->
                line(open, MovePreview.Kind.BARRED, "stops", places(open, own), List.of(new Place(Kind.STEP, element)));
            case Standing.Ended(var elements) ->
                line(
                        open,
                        MovePreview.Kind.BARRED,
                        "ends",
                        places(open, own),
                        elements.stream()
                                .map(element -> new Place(Kind.WAIT, element))
                                .toList());
            case Standing.At there ->
                own.isEmpty() ? unknown(open, "models-unknown", there.places()) : compare(open, own.get(), there);
        };
    }

    private static Line compare(OpenCase open, Standing own, Standing.At there) {
        if (!(own instanceof Standing.At here) || !tasks(here.places()).equals(open.tasks())) {
            // what is recorded does not say where it really stands
            return unknown(open, "unrepeated", there.places());
        }
        Optional<Place> other = otherWork(here.way(), there.way());
        if (other.isPresent()) {
            // the journal would answer for work that was never done
            return line(open, MovePreview.Kind.BARRED, "other-work", here.places(), List.of(other.get()));
        }
        List<Place> left = without(here.places(), there.places());
        List<Place> come = without(there.places(), here.places());
        return left.isEmpty() && come.isEmpty()
                ? line(open, MovePreview.Kind.SAME, "", here.places(), there.places())
                : line(open, MovePreview.Kind.ELSEWHERE, "", left, come);
    }

    private static List<Place> places(OpenCase open, Optional<Standing> own) {
        return own.isPresent() && own.get() instanceof Standing.At here ? here.places() : tasks(open);
    }

    private static List<Place> tasks(OpenCase open) {
        return open.tasks().stream()
                .map(element -> new Place(Kind.TASK, element))
                .toList();
    }

    private static List<String> tasks(List<Place> places) {
        return places.stream()
                .filter(place -> place.kind() == Kind.TASK)
                .map(Place::element)
                .sorted()
                .toList();
    }

    private static Optional<Place> otherWork(List<Asked> here, List<Asked> there) {
        Map<String, String> known =
                here.stream().collect(Collectors.toMap(MoveComparison::visit, Asked::work, (one, two) -> one));
        return there.stream()
                .filter(asked -> !known.getOrDefault(visit(asked), asked.work()).equals(asked.work()))
                .map(Asked::place)
                .findFirst();
    }

    private static String visit(Asked asked) {
        return asked.place().kind() + "|" + asked.place().element() + "|" + asked.occurrence();
    }

    private static List<Place> without(List<Place> places, List<Place> others) {
        List<Place> rest = new ArrayList<>(places);
        others.forEach(rest::remove);
        return rest;
    }
}
