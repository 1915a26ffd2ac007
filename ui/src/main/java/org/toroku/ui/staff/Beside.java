package org.toroku.ui.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tells a refusal beside the field that it is about, with the keyboard in it, until that is changed: a toast passes while
 * one still looks for the place. What is about no field goes on as before.
 */
public final class Beside implements Consumer<Said> {
    private final Consumer<Said> otherwise;
    private final List<Place> places = new ArrayList<>();
    /** What a field finds wrong by itself is left to it. */
    private final Set<Place> marked = new HashSet<>();

    private record Place(
            String key, Component field, HasValidation mark, BooleanSupplier wrong, Optional<String> sentence) {}

    public Beside(Consumer<Said> otherwise) {
        this.otherwise = otherwise;
    }

    /** @param key of the sentence that is about the field */
    public <F extends Component & HasValidation & HasValue<?, ?>> Beside at(String key, F field) {
        return place(key, field, () -> true, Optional.empty());
    }

    /** As {@link #at(String, Component)}, where the field lacks something too when the key is said of others. */
    public <F extends Component & HasValidation & HasValue<?, ?>> Beside alsoEmpty(String key, F field, String own) {
        return place(key, field, field::isEmpty, Optional.of(own));
    }

    /** The first that is not ticked bears the sentence, the others bear a short one. */
    public Beside unticked(String key, List<Checkbox> boxes) {
        boxes.forEach(box -> place(key, box, () -> !box.getValue(), Optional.empty()));
        return this;
    }

    private <F extends Component & HasValidation & HasValue<?, ?>> Beside place(
            String key, F field, BooleanSupplier wrong, Optional<String> sentence) {
        Place place = new Place(key, field, field, wrong, sentence);
        places.add(place);
        field.addValueChangeListener(change -> clear(place));
        return this;
    }

    @Override
    public void accept(Said said) {
        List.copyOf(marked).forEach(this::clear);
        List<Place> about = said.success()
                ? List.of()
                : places.stream()
                        .filter(place -> place.key().equals(said.key()))
                        .filter(place -> place.wrong().getAsBoolean())
                        .toList();
        if (about.isEmpty()) {
            otherwise.accept(said);
            return;
        }
        Place first = about.getFirst();
        about.forEach(place -> mark(place, said, place.equals(first)));
        first.field().getElement().callJsFunction("focus");
    }

    private void clear(Place place) {
        if (marked.remove(place)) {
            place.mark().setInvalid(false);
        }
    }

    private void mark(Place place, Said said, boolean first) {
        Component field = place.field();
        place.mark()
                .setErrorMessage(place.sentence()
                        .map(field::getTranslation)
                        .orElseGet(() -> first
                                ? field.getTranslation(said.key(), said.parameters())
                                : field.getTranslation("tick.missing")));
        place.mark().setInvalid(true);
        marked.add(place);
    }
}
