package org.toroku.ui.fake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.post.LetterDesk;

/** A printing desk with nothing to print. */
public final class FakeLetters implements LetterDesk {
    @Override
    public Listing letters(Officer officer, Tray tray) {
        return new Listing.Letters(List.of());
    }

    @Override
    public Printing print(Officer officer, List<UUID> letters) {
        return new Printing.Refused("not-found", letters.stream().findFirst());
    }

    @Override
    public Printing reprint(Officer officer, UUID letter, String reason) {
        return new Printing.Refused("not-found", Optional.of(letter));
    }

    @Override
    public Act spoil(Officer officer, UUID letter, String reason) {
        return new Act.Refused("not-found");
    }

    @Override
    public Act posted(Officer officer, UUID letter, Optional<String> tracking) {
        return new Act.Refused("not-found");
    }

    @Override
    public Act delivered(Officer officer, UUID letter) {
        return new Act.Refused("not-found");
    }

    @Override
    public Act returned(Officer officer, UUID letter, Back reason) {
        return new Act.Refused("not-found");
    }
}
